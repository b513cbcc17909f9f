import type { Heredoc } from "../model/dockerfile.ts";
import type { Reference } from "../model/reference.ts";
import { type Source, verbatim } from "./source.ts";
import { behindDollar } from "./substitute.ts";
import { blankWords, type Region } from "./words.ts";

/** The flags in which the builder replaces variables. */
const expandedFlags = /^--(?:chmod|chown|checksum|mount|platform)=/;

/** The variables that the builder replaces in an instruction: in some flags, in these words, and in these heredocs unless they are quoted. */
export function referencesOf(
  source: Source,
  { keyword, rest }: { readonly keyword: Region; readonly rest: number },
  words: readonly Region[],
  heredocs: readonly Heredoc[],
  escapeChar: string,
): Reference[] {
  const { text } = source;
  const flags = text.includes("$")
    ? blankWords(text.slice(0, rest), keyword.end).filter(({ start, end }) => expandedFlags.test(text.slice(start, end)))
    : [];
  const found = text.includes("$") ? referencesIn(source, [...flags, ...words], escapeChar, true, 0) : [];
  for (const [index, { quoted, body }] of heredocs.entries()) {
    const content = verbatim(source.file, body);
    if (!quoted && content.text.includes("$"))
      found.push(...referencesIn(content, [{ start: 0, end: content.text.length }], "\\", false, flags.length + words.length + index));
  }
  return found;
}

/**
 * The variables that the builder replaces in some words of a text. In a heredoc, which is one word, `quotes` mean nothing and only
 * the backslash escapes.
 */
function referencesIn(source: Source, words: readonly Region[], escapeChar: string, quotes: boolean, firstWord: number): Reference[] {
  const { text } = source;
  const found: Reference[] = [];
  for (const [index, { start, end }] of words.entries()) {
    const open: { readonly reference: Reference; readonly end: number }[] = [];
    let inDouble = false;
    for (let at = start; at < end; at++) {
      const char = text[at]!;
      if (char === escapeChar) at++;
      else if (quotes && char === '"') inDouble = !inDouble;
      else if (quotes && char === "'" && !inDouble) {
        const close = text.indexOf("'", at + 1);
        if (close < 0 || close >= end) break;
        at = close;
      } else if (char === "$") {
        const behind = behindDollar(text, at, escapeChar);
        if (behind === undefined) break;
        const head = /\$\{?(\d+|[@*#?\-$!]|[\p{L}_][\p{L}\p{Nd}_]*)(:?[-+?]|[#%/])?/uy;
        head.lastIndex = at;
        const match = head.exec(text);
        if (!match) continue;
        const braced = text[at + 1] === "{";
        while (open.length > 0 && open.at(-1)!.end <= at) open.pop();
        const nameStart = at + (braced ? 2 : 1);
        const reference: Reference = {
          name: match[1]!,
          span: source.span(at, behind),
          nameSpan: source.span(nameStart, nameStart + match[1]!.length),
          operator: braced ? (match[2] ?? "") : "",
          outer: open.at(-1)?.reference,
          word: firstWord + index,
        };
        found.push(reference);
        if (braced) open.push({ reference, end: behind });
        at = nameStart + match[1]!.length - 1;
      }
    }
  }
  return found;
}
