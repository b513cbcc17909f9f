import type { Flag } from "../model/dockerfile.ts";
import type { Substituted } from "../model/substituted.ts";
import type { Source } from "./source.ts";
import { expand, type Scope } from "./substitute.ts";

/** A region of an instruction's text, in its offsets. */
export interface Region {
  readonly start: number;
  readonly end: number;
}

/** Whether a word of `ENV`, `LABEL` or `ARG` is `name=value`. The first one tells it from `ENV name value`, the old form, where the value is all that follows. */
export function isPair(text: string, region: Region | undefined): boolean {
  return region !== undefined && text.slice(region.start, region.end).includes("=");
}

/** Cuts at blanks, whatever quotes say, as the builder does for most instructions; `most` words at most. */
export function blankWords(text: string, from: number, most = Infinity): Region[] {
  const regions: Region[] = [];
  const word = /[^\t\v\f\r ]+/g;
  word.lastIndex = from;
  for (let match = word.exec(text); match; match = word.exec(text)) {
    regions.push({ start: match.index, end: word.lastIndex });
    if (regions.length >= most) break;
  }
  return regions;
}

/** Cuts at blanks outside of quotes, as the builder does for `ENV`, `LABEL` and `ARG`. An open quote reaches to the end. */
export function quotedWords(text: string, from: number, escapeChar: string): Region[] {
  const regions: Region[] = [];
  let start = -1;
  let quote = "";
  let at = from;
  for (; at < text.length; at++) {
    const char = text[at]!;
    if (start < 0 || quote === "") {
      if (/\s/.test(char)) {
        if (start >= 0) regions.push({ start, end: at });
        start = -1;
        continue;
      }
      if (start < 0) start = at;
      if (char === "'" || char === '"') quote = char;
      else if (char === escapeChar) at++;
    } else if (char === quote) quote = "";
    else if (char === escapeChar && quote !== "'") at++;
  }
  if (start >= 0) regions.push({ start, end: text.length });
  return regions;
}

/** The flags at the head of the arguments, and where the rest begins. */
export function readFlags(source: Source, from: number, escapeChar: string, scope: Scope): { flags: Flag[]; rest: number } {
  const { text } = source;
  const flags: Flag[] = [];
  let at = behindBlanks(text, from);
  while (text.startsWith("--", at)) {
    const start = at;
    let value = "";
    let quote = "";
    let equals = -1;
    for (; at < text.length && (quote !== "" || !/\s/.test(text[at]!)); at++) {
      let char = text[at]!;
      if (char === quote) {
        quote = "";
        continue;
      }
      if (quote === "" && (char === "'" || char === '"')) {
        quote = char;
        continue;
      }
      if (char === escapeChar) char = text[++at] ?? "";
      else if (char === "=" && equals < 0) {
        equals = at;
        continue;
      }
      if (equals >= 0) value += char;
    }
    at = Math.min(at, text.length);
    const nameEnd = equals < 0 ? at : equals;
    // A lone `--` ends the flags.
    if (text.slice(start, at) === "--") return { flags, rest: behindBlanks(text, at) };
    flags.push({
      name: { value: text.slice(start + 2, nameEnd), span: source.span(start + 2, nameEnd) },
      value:
        equals < 0 ? undefined : { ...meant(value, escapeChar, scope), value, span: unquotedSpan(source, { start: equals + 1, end: at }) },
      span: source.span(start, at),
    });
    at = behindBlanks(text, at);
  }
  return { flags, rest: at };
}

/** A word with its quotes, escapes and variables resolved. */
export function substituted(source: Source, region: Region, escapeChar: string, scope: Scope): Substituted {
  return { ...meant(source.text.slice(region.start, region.end), escapeChar, scope), span: unquotedSpan(source, region) };
}

/** What a text says, what it means and, where that is not known, what it means if nobody tells. */
export function meant(text: string, escapeChar: string, scope: Scope): Omit<Substituted, "span"> {
  const { value, meaning, error } = expand(text, escapeChar, scope);
  const ifUnset = meaning === undefined && !error && scope.unset ? expand(text, escapeChar, scope.unset).meaning : undefined;
  return { value, meaning, ...(ifUnset !== undefined && { ifUnset }) };
}

/** A word that the builder hands on as it is. */
export function untouched(source: Source, { start, end }: Region): Substituted {
  const value = source.text.slice(start, end);
  return { value, meaning: value.includes("$") ? undefined : value, span: source.span(start, end) };
}

/** The place of a word, without the quotes that enclose all of it. */
function unquotedSpan(source: Source, { start, end }: Region): Substituted["span"] {
  const quote = source.text[start];
  const quoted = (quote === "'" || quote === '"') && end - start >= 2 && source.text.indexOf(quote, start + 1) === end - 1;
  return quoted ? source.span(start + 1, end - 1) : source.span(start, end);
}

/** The offset of the next character that is no blank. */
export function behindBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text[at]!)) at++;
  return at;
}
