import type { Expansion } from "../model/shell.ts";
import { type Edit, insert } from "../text/edit.ts";

/**
 * Puts double quotes around what is expanded: around the whole words, where nothing in them needs to stay outside, else around the
 * expansions alone.
 */
export function quote(expansions: readonly Expansion[]): Edit[] {
  const edits = new Map<number, Edit>();
  for (const { word, span, place } of expansions) {
    const name = place === "declaration" ? /^\w+\+?=/.exec(word.written)![0] : "";
    const whole =
      word.span.end - word.span.start === word.written.length && plain.test(word.written.slice(name.length).replace(variable, ""));
    const start = whole ? word.span.start + name.length : span.start;
    const end = whole ? word.span.end : span.end;
    edits.set(start, insert(start, '"'));
    edits.set(end, insert(end, '"'));
  }
  return [...edits.values()];
}

const variable = /\$(?:\w+|\{\w+\})/g;
/** Text that means the same between quotes. */
const plain = /^[\w./:@%+,=-]*$/;
