import type { Dockerfile, Instruction } from "../model/dockerfile.ts";
import { type Edit, insert, remove, replace } from "../text/edit.ts";
import { newlineOf, startOfLine } from "./lines.ts";

/**
 * Puts an instruction in a line of its own in front of another, indented like it. Comments right above the other one stay with it.
 * `line` is without its line break.
 */
export function insertBefore(source: string, instruction: Instruction, line: string): Edit {
  const start = startOfLine(source, instruction.span.start);
  const indent = source.slice(start, instruction.span.start).replace("\ufeff", "");
  return insert(aboveComments(source, start), indent + line + newlineOf(source));
}

/** Puts an instruction in a line of its own behind another, indented like it. `line` is without its line break. */
export function insertAfter(source: string, file: Dockerfile, instruction: Instruction, line: string): Edit {
  const { start, end } = instruction.span;
  const indent = source.slice(startOfLine(source, start), start).replace("\ufeff", "");
  // At the end of a file an instruction can be left open; what follows must not continue it.
  const open = instruction.heredocs.length === 0 ? openEnd[file.escape].exec(source.slice(Math.max(start, end - 200), end)) : null;
  return replace({ start: end - (open?.[0].length ?? 0), end }, newlineOf(source) + indent + line);
}

/** A line that goes on: a backquote at its end may as well close a substitution. */
const openEnd = { "\\": /\\[ \t]*$/, "`": /`[ \t]*$/ };

/** Removes an instruction with its lines. Comments above it stay. */
export function removeInstruction(source: string, { span }: Instruction): Edit {
  const start = startOfLine(source, span.start);
  const newline = source.indexOf("\n", span.end);
  if (newline >= 0) return remove({ start, end: newline + 1 });
  // The last line takes the line break before it along, so that the file goes on ending without one.
  const before = source.slice(Math.max(0, start - 2), start);
  return remove({ start: start - (before.endsWith("\r\n") ? 2 : before.endsWith("\n") ? 1 : 0), end: source.length });
}

/** The start of the comments that stand right above the line at `start`; directives are none. */
function aboveComments(source: string, start: number): number {
  let at = start;
  while (at > 0) {
    const previous = startOfLine(source, at - 1);
    if (previous >= at || !/^[ \t]*#/.test(source.slice(previous, at))) break;
    at = previous;
  }
  const heading = at <= 1 ? /^\ufeff?(?:[ \t]*#[ \t]*(?:syntax|escape|check)[ \t]*=[^\n]*\n)*/i.exec(source)![0].length : 0;
  return Math.min(Math.max(at, heading), start);
}
