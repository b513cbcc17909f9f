import type { List, Mapping } from "../model/value.ts";
import { type Edit, replace } from "../text/edit.ts";
import { endOfLine, startOfLine } from "./lines.ts";

/**
 * Moves a block collection that begins on a line of its own, with all below it and the comments about it, to the right or, with fewer
 * than no columns, to the left. Undefined where a line has too little room.
 */
export function shift(source: string, collection: Mapping | List, columns: number): Edit | undefined {
  const first = startOfLine(source, collection.span.start);
  const column = collection.span.start - first;
  const start = commentsAbove(source, first);
  const end = commentsBelow(source, endOfLine(source, collection.span.end), column);
  const lines = source.slice(start, end).split("\n");
  const shifted = lines.map((line) => {
    if (/^\r?$/.test(line)) return line;
    if (columns > 0) return " ".repeat(columns) + line;
    const room = /^ */.exec(line)![0].length;
    if (room >= -columns) return line.slice(-columns);
    return /^\s*(?:#|$)/.test(line) ? line.slice(room) : undefined;
  });
  return shifted.includes(undefined) ? undefined : replace({ start, end }, shifted.join("\n"));
}

/** The start of the comment lines between a key and the first line of its value. */
function commentsAbove(source: string, line: number): number {
  let start = line;
  while (start > 0) {
    const above = startOfLine(source, start - 1);
    if (!/^\s*(?:#|$)/.test(source.slice(above, start - 1))) break;
    start = above;
  }
  return start;
}

/** The end of the comment lines below that are at least as deep. */
function commentsBelow(source: string, end: number, column: number): number {
  let own = end;
  for (let at = end; at < source.length; ) {
    const start = source.indexOf("\n", at) + 1;
    if (start === 0) break;
    at = endOfLine(source, start);
    const line = source.slice(start, at);
    if (line.trim() === "") {
      if (at === source.length) break;
      continue;
    }
    if (!/^ *#/.test(line) || line.indexOf("#") < column) break;
    own = at;
  }
  return own;
}
