import type { Region } from "./words.ts";

/** A string of an exec form: its value, and where it stands with its quotes. */
export interface ExecString extends Region {
  readonly value: string;
}

/**
 * Reads the JSON array that an instruction's text from `from` on is. Undefined where it is none, which makes it a shell form;
 * `"mixed"` where it holds other things than strings, which the builder refuses.
 */
export function execForm(text: string, from: number): readonly ExecString[] | "mixed" | undefined {
  if (!/^\s*\[/.test(text.slice(from, from + 1000))) return undefined;
  let array: unknown;
  try {
    array = JSON.parse(text.slice(from));
  } catch {
    return undefined;
  }
  if (!Array.isArray(array) || array.some((it) => typeof it !== "string")) return "mixed";
  const literal = /"(?:[^"\\]|\\.)*"/g;
  literal.lastIndex = from;
  return array.map((value: string) => {
    const { index } = literal.exec(text)!;
    return { value, start: index, end: literal.lastIndex };
  });
}
