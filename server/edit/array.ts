import type { BrokenArray } from "../model/dockerfile.ts";
import { type Edit, insert, remove, replace } from "../text/edit.ts";
import type { Span } from "../text/span.ts";

/** One step of making JSON of an array. */
export interface ArrayRepair {
  readonly edit: Edit;
  readonly at: Span;
  /** What is wrong there, to follow "has". */
  readonly fault: string;
}

/** What makes a JSON array of strings out of one that is none, word by word; undefined where text follows that belongs to something else. */
export function arrayRepairs(text: string, { words, span, closed, behind }: BrokenArray): readonly ArrayRepair[] | undefined {
  if (behind && !/^\s*[\],;.]+$/.test(text.slice(behind.start, behind.end))) return undefined;
  const repairs: ArrayRepair[] = [];
  let before = span.start + 1;
  for (const [index, word] of words.entries()) {
    if (index > 0) repairs.push(...separator(text, before, word.span.start));
    else repairs.push(...extraCommas(text, before, word.span.start, 0));
    repairs.push(...quoted(text, word.span, word.value));
    before = word.span.end;
  }
  const end = closed ? span.end - 1 : span.end;
  repairs.push(...extraCommas(text, before, end, 0));
  if (!closed)
    repairs.push({ edit: insert(span.end, "]"), at: { start: span.start, end: span.start + 1 }, fault: "a [ that is never closed" });
  if (behind) repairs.push({ edit: remove(behind), at: behind, fault: "text behind its ]" });
  return repairs;
}

/** The words as a JSON array. */
export function jsonArray(words: readonly string[]): string {
  return `[${words.map((it) => JSON.stringify(it)).join(", ")}]`;
}

function quoted(text: string, at: Span, value: string): ArrayRepair[] {
  const written = text.slice(at.start, at.end);
  if (isJsonString(written)) return [];
  const fault = written.startsWith("'")
    ? "single quotes"
    : /^["]/.test(written)
      ? `${written}, which is no JSON string`
      : /^[“”„‘’]/.test(written)
        ? "typographic quotes"
        : `${written} without quotes`;
  return [{ edit: replace(at, JSON.stringify(value)), at, fault }];
}

/** Exactly one comma stands between two words. */
function separator(text: string, start: number, end: number): ArrayRepair[] {
  if (commasBetween(text, start, end).length > 0) return extraCommas(text, start, end, 1);
  return [
    { edit: insert(start, start === end ? ", " : ","), at: { start: start - 1, end: start }, fault: "two strings without a comma between" },
  ];
}

function extraCommas(text: string, start: number, end: number, wanted: number): ArrayRepair[] {
  return commasBetween(text, start, end)
    .slice(wanted)
    .map((comma) => {
      const at = { start: comma, end: comma + 1 };
      return { edit: remove(at), at, fault: "a comma too many" };
    });
}

/** Those in comments between the lines do not count. */
function commasBetween(text: string, start: number, end: number): number[] {
  const between = text.slice(start, end).replace(/^[ \t]*#.*$/gm, (comment) => " ".repeat(comment.length));
  return [...between.matchAll(/,/g)].map((it) => start + it.index);
}

function isJsonString(written: string): boolean {
  if (!written.startsWith('"')) return false;
  try {
    return typeof JSON.parse(written) === "string";
  } catch {
    return false;
  }
}
