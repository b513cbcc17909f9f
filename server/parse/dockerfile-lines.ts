import type { Span } from "../text/span.ts";
import { joined, type Source } from "./source.ts";

/** One instruction as the builder puts it together from its lines. */
export interface LogicalLine {
  /** Without escape characters at line ends, and without the comments and empty lines between. */
  readonly source: Source;
  /** The end of its last line that is neither empty nor a comment, without the line break. */
  readonly end: number;
  /** Where the line after it begins: there its heredocs are read. */
  readonly next: number;
  /** The empty lines between its own, each with its line break. */
  readonly emptyLines: readonly Span[];
}

/** Reads the instruction whose first character is at `start`. */
export function logicalLine(text: string, start: number, escapeChar: string): LogicalLine {
  const pieces: Span[] = [];
  const emptyLines: Span[] = [];
  let at = start;
  let end = start;
  for (;;) {
    const lineEnd = endOfLine(text, at);
    const contentEnd = back(text, lineEnd, at, "\r");
    const first = pieces.length > 0 ? firstOf(text, at, contentEnd) : undefined;
    if (first === "" || first === "#") {
      if (first === "" && at < text.length) emptyLines.push({ start: at, end: Math.min(lineEnd + 1, text.length) });
      if (lineEnd === text.length) break;
      at = lineEnd + 1;
      continue;
    }
    const escapeAt = back(text, contentEnd, at, " \t") - 1;
    const continued = escapeAt >= at && text[escapeAt] === escapeChar && (escapeAt === at || text[escapeAt - 1] !== escapeChar);
    pieces.push({ start: at, end: continued ? escapeAt : contentEnd });
    end = continued ? escapeAt + 1 : contentEnd;
    at = lineEnd + 1;
    if (!continued || lineEnd === text.length) break;
  }
  return { source: joined(text, pieces), end, next: Math.min(at, text.length), emptyLines };
}

export function endOfLine(text: string, at: number): number {
  const newline = text.indexOf("\n", at);
  return newline < 0 ? text.length : newline;
}

/** The first character of a line that is no blank; empty where there is none. */
function firstOf(text: string, start: number, end: number): string {
  let at = start;
  while (at < end && /\s/.test(text[at]!)) at++;
  return at === end ? "" : text[at]!;
}

/** The offset where the run of `characters` before `end` begins. */
function back(text: string, end: number, start: number, characters: string): number {
  let at = end;
  while (at > start && characters.includes(text[at - 1]!)) at--;
  return at;
}
