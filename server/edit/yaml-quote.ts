import type { Scalar } from "../model/value.ts";

/** Where a scalar stands: within brackets more characters end it, and a value of another type may be meant. */
export interface Surroundings {
  readonly flow: boolean;
  /** What the value is now; a number or boolean may be written as one again. */
  readonly was?: Scalar["value"];
}

/** A text as a YAML scalar on one line: plain where that is safe and means this very text, quoted otherwise. */
export function asScalar(text: string, surroundings: Surroundings = { flow: false }): string {
  return plainIsSafe(text, surroundings) ? text : quoted(text);
}

/** In double quotes, or in single ones where that spares escapes. */
export function quoted(text: string): string {
  return /["\\]/.test(text) && !control.test(text) ? `'${singleBody(text)}'` : `"${doubleBody(text)}"`;
}

export function singleBody(text: string): string {
  return text.replaceAll("'", "''");
}

export function doubleBody(text: string): string {
  return text.replace(
    new RegExp(`["\\\\]|${control.source}`, "gu"),
    (it) => escapes[it] ?? (/["\\]/.test(it) ? `\\${it}` : `\\u${it.charCodeAt(0).toString(16).padStart(4, "0")}`),
  );
}

/** Whether a text needs no quotes: YAML reads it as this text and not as a mark, a comment, a number, a date … */
export function plainIsSafe(text: string, { flow, was }: Surroundings): boolean {
  if (text === "" || text.trim() !== text || control.test(text)) return false;
  if (/^[,[\]{}#&*!|>'"%@`]|^[-?:](?:\s|$)|:(?:\s|$)|\s#|^(?:---|\.\.\.)(?:\s|$)|^(?:=|<<)$/.test(text)) return false;
  if (flow && /[,[\]{}]|^[-?:]/.test(text)) return false;
  if (typeof was === "number" && /^(?:0|[1-9]\d*)(?:\.\d+)?$/.test(text)) return true;
  if (typeof was === "boolean" && /^(?:true|false)$/.test(text)) return true;
  return !ambiguous.test(text);
}

/** Everything that some version of YAML takes for a null, boolean, number or date. */
const ambiguous =
  /^(?:~|null|true|false|yes|no|on|off|y|n|[-+]?(?:\.\d|\d)[\d_.,]*(?:e[-+]?\d*)?|[-+]?0[xob][\da-f_]*|[-+]?\.(?:inf|nan)|[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.[\d_]*)?|\d{4}-\d{1,2}-\d{1,2}(?:[Tt\s].*)?)$/i;

/** What has no place in a plain or single-quoted scalar on one line. */
const control = /[\0-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|\p{Cs}/u;

const escapes: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t", "\0": "\\0" };

/** In quotes of one kind. */
export function quotedAs(kind: "single" | "double", text: string): string {
  return kind === "single" ? `'${singleBody(text)}'` : `"${doubleBody(text)}"`;
}
