import { type Edit, insert, remove } from "../text/edit.ts";
import type { Span } from "../text/span.ts";
import { startOfLine } from "./lines.ts";

/**
 * Moves the lines that a region touches to the right, or to the left where `by` is negative; blank lines stay. Undefined where a line has
 * less in front than has to go, or has tabs there.
 */
export function reindent(source: string, { start, end }: Span, by: number): Edit[] | undefined {
  const edits: Edit[] = [];
  for (let line = startOfLine(source, start); line < end; ) {
    const next = source.indexOf("\n", line);
    const stop = next < 0 ? source.length : next;
    if (source.slice(line, stop).trim() !== "") {
      if (by < 0 && !source.startsWith(" ".repeat(-by), line)) return undefined;
      edits.push(by < 0 ? remove({ start: line, end: line - by }) : insert(line, " ".repeat(by)));
    }
    line = stop + 1;
  }
  return edits;
}
