import type { Scalar } from "../model/value.ts";

/**
 * A value to write: a string is YAML text on one line, quoted by the caller where needed (`asScalar`); lists and mappings are laid
 * out as their surroundings ask.
 */
export type NewValue = string | readonly NewValue[] | { readonly [key: string]: NewValue };

/** `{a: 1, b: [x, y]}`. */
export function inFlow(value: NewValue): string {
  if (typeof value === "string") return value;
  if (isList(value)) return `[${value.map(inFlow).join(", ")}]`;
  return `{${Object.entries(value).map(([key, it]) => `${key}: ${inFlow(it)}`).join(", ")}}`;
}

/** `key: value` on the lines that it needs, or `- value` for the key `-`; the first line without indentation, the others below `indent`. */
export function inBlock(source: string, key: string, value: NewValue, indent: string): string {
  const head = key === "-" ? "-" : `${key}:`;
  if (typeof value === "string") return value === "" ? head : `${head} ${value}`;
  const newline = newlineOf(source);
  const deeper = key === "-" ? `${indent}  ` : indent + (isList(value) && !listsAreIndented(source) ? "" : stepOf(source));
  const lines = isList(value) ? value.map((it) => inBlock(source, "-", it, deeper)) : Object.entries(value).map(([name, it]) => inBlock(source, name, it, deeper));
  if (lines.length === 0) return `${head} ${inFlow(value)}`;
  return key === "-" ? `- ${lines.join(newline + deeper)}` : head + lines.map((it) => newline + deeper + it).join("");
}

/** A block scalar with its header and indentation; undefined where the style cannot hold the text. */
export function blockScalar(source: string, scalar: Scalar, text: string): string | undefined {
  const body = text.replace(/\n+$/, "");
  if (body === "" || /^[\s]|\n[^\S\n]+\n|[^\S\n]$/.test(body) || /[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]/.test(body)) return undefined;
  const trailing = text.length - body.length;
  const style = scalar.style === "folded" && !body.includes("\n") ? ">" : "|";
  const newline = newlineOf(source);
  const indent = indentAt(source, scalar.inner.start);
  const header = source.slice(scalar.span.start, endOfLine(source, scalar.span.start));
  const comment = /\s#.*$/.exec(header)?.[0] ?? "";
  if (/\d/.test(header.slice(0, 3)) || trailing > 1 || indent === "" || scalar.inner.start === scalar.inner.end) return undefined;
  return style + (trailing === 0 ? "-" : "") + comment + newline + body.split("\n").map((line) => (line === "" ? "" : indent + line)).join(newline);
}

/** How far the file indents: by its first indented line. */
export function stepOf(source: string): string {
  return /^( +)[^\s#-]/m.exec(source)?.[1] ?? "  ";
}

/** Whether the file indents lists below their key. */
function listsAreIndented(source: string): boolean {
  const found = /^( *)(?:- +)?[^\s#-][^\n]*:[^\S\n]*\r?\n( *)-/m.exec(source);
  return !found || found[2]!.length > found[1]!.length;
}

export function newlineOf(source: string): string {
  return /\r?\n/.exec(source)?.[0] ?? "\n";
}

/** Blanks up to the column of an offset. */
export function indentAt(source: string, offset: number): string {
  return " ".repeat(offset - startOfLine(source, offset));
}

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

function isList(value: NewValue): value is readonly NewValue[] {
  return Array.isArray(value);
}
