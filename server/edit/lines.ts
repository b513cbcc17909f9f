import { type Edit, remove } from "../text/edit.ts";
import type { Span } from "../text/span.ts";

/** The line break that a file uses: its first. */
export function newlineOf(source: string): string {
  return /\r?\n/.exec(source)?.[0] ?? "\n";
}

/** The start of the line that `offset` is in, behind a byte order mark. */
export function startOfLine(source: string, offset: number): number {
  const start = source.lastIndexOf("\n", offset - 1) + 1;
  return start === 0 && source.startsWith("\ufeff") ? Math.min(1, offset) : start;
}

/** The offset of the line break that ends the line, or of the text's end. */
export function endOfLine(source: string, offset: number): number {
  const end = source.indexOf("\n", offset);
  if (end < 0) return source.length;
  return source[end - 1] === "\r" && end > offset ? end - 1 : end;
}

/** Removes the lines that a region touches, with their line breaks. A region that ends with one ends on its line. */
export function removeLines(source: string, { start, end }: Span): Edit {
  const newline = source.indexOf("\n", Math.max(start, end - 1));
  return remove({ start: startOfLine(source, start), end: newline < 0 ? source.length : newline + 1 });
}
