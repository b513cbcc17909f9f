import type { Scalar } from "../model/value.ts";
import { endOfLine, newlineOf, startOfLine } from "./lines.ts";

/**
 * A value to write: a string is YAML text on one line, quoted by the caller where needed (`asScalar`); lists and mappings are laid
 * out as their surroundings ask.
 */
export type NewValue = string | readonly NewValue[] | { readonly [key: string]: NewValue };

/** `{a: 1, b: [x, y]}`. */
export function inFlow(value: NewValue): string {
  if (typeof value === "string") return value;
  if (isList(value)) return `[${value.map(inFlow).join(", ")}]`;
  return `{${Object.entries(value)
    .map(([key, it]) => `${key}: ${inFlow(it)}`)
    .join(", ")}}`;
}

/** `key: value` on the lines that it needs, without indentation on the first; `indent` is that of the key. */
export function inBlock(source: string, key: string, value: NewValue, indent: string): string {
  return `${key}:${blockValue(source, value, indent)}`;
}

/** `- value`, the dash standing at `indent`. */
export function itemInBlock(source: string, value: NewValue, indent: string): string {
  const lines = linesOf(source, value, `${indent}  `);
  return `- ${lines ? lines.join(`${newlineOf(source)}${indent}  `) : inFlow(value)}`;
}

/** What stands behind the colon of a key at `indent`: a blank and the value, or a line break and its lines. */
export function blockValue(source: string, value: NewValue, indent: string): string {
  const deeper = isList(value) && !listsAreIndented(source) ? indent : indent + stepOf(source);
  const lines = linesOf(source, value, deeper);
  return lines ? lines.map((it) => newlineOf(source) + deeper + it).join("") : ` ${inFlow(value)}`;
}

/** Items or entries, each without the indentation of its first line; undefined for what has none. */
function linesOf(source: string, value: NewValue, indent: string): string[] | undefined {
  if (typeof value === "string") return undefined;
  const lines = isList(value)
    ? value.map((it) => itemInBlock(source, it, indent))
    : Object.entries(value).map(([key, it]) => inBlock(source, key, it, indent));
  return lines.length > 0 ? lines : undefined;
}

/** A block scalar with its header and indentation; undefined where the style cannot hold the text. */
export function blockScalar(source: string, scalar: Scalar, text: string): string | undefined {
  let end = text.length;
  while (text[end - 1] === "\n") end--;
  const body = text.slice(0, end);
  if (body === "" || /^[\s]|\n[^\S\n]+\n|[^\S\n]$/.test(body) || /[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]/.test(body))
    return undefined;
  const trailing = text.length - body.length;
  const style = scalar.style === "folded" && !body.includes("\n") ? ">" : "|";
  const newline = newlineOf(source);
  const indent = indentAt(source, scalar.inner.start);
  const header = source.slice(scalar.span.start, endOfLine(source, scalar.span.start));
  const comment = /\s#.*$/.exec(header)?.[0] ?? "";
  if (/\d/.test(header.slice(0, 3)) || trailing > 1 || indent === "" || scalar.inner.start === scalar.inner.end) return undefined;
  return (
    style +
    (trailing === 0 ? "-" : "") +
    comment +
    newline +
    body
      .split("\n")
      .map((line) => (line === "" ? "" : indent + line))
      .join(newline)
  );
}

/** How far the file indents: by its first indented line. */
export function stepOf(source: string): string {
  return /^( +)[^\s#-]/m.exec(source)?.[1] ?? "  ";
}

/** Whether the file indents lists below their key; the answer for one file is kept while its fixes are made. */
function listsAreIndented(source: string): boolean {
  if (source !== asked.source) {
    const found = /^( *)(?:- +)?[^\s#-][^\n]*:[^\S\n]*\r?\n( *)-/m.exec(source);
    asked = { source, indented: !found || found[2]!.length > found[1]!.length };
  }
  return asked.indented;
}

let asked = { source: "", indented: true };

/** Blanks up to the column of an offset. */
export function indentAt(source: string, offset: number): string {
  return " ".repeat(offset - startOfLine(source, offset));
}

function isList(value: NewValue): value is readonly NewValue[] {
  return Array.isArray(value);
}
