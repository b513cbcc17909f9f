import type { YAMLParseError } from "yaml";
import type { Problem } from "../model/node.ts";
import type { Span } from "../text/span.ts";
import type { Documents } from "./yaml-documents.ts";

/** A problem at the part of a span that lies on its first line. */
export function problemAt(text: string, code: Problem["code"], message: string, span: Span): Problem {
  return { kind: "problem", code, message, span: oneLine(text, span) };
}

/**
 * What is wrong with a document, in the words of those who write YAML and not of those who parse it. One slip makes the parser
 * stumble many times; the Compose loader, too, names the first only. `openQuote` and `openBracket` are where those stand that
 * nothing closes.
 */
export function syntaxProblem(
  errors: readonly YAMLParseError[],
  text: string,
  { openQuote, openBracket }: Pick<Documents, "openQuote" | "openBracket">,
): Problem | undefined {
  const [first, ...others] = errors.toSorted((a, b) => a.pos[0] - b.pos[0]).slice(0, 8);
  if (!first) return undefined;
  const tab = [first, ...others]
    .map((it) => it.pos[0])
    .find((it) => text[it] === "\t" && text.slice(first.pos[0], it).split("\n").length <= 2);
  if (tab !== undefined)
    return problem("A tab indents this line; YAML takes only spaces there.", text, { start: tab, end: skip(text, tab, /[ \t]/y) });
  if (openQuote !== undefined && (/^Missing closing/.test(first.message) || first.pos[0] >= openQuote))
    return problem("The quote that opens here is never closed.", text, { start: openQuote, end: lineEnd(text, openQuote) });
  if (openBracket !== undefined && first.pos[0] >= openBracket && [first, ...others].some((it) => /end with a [\]}]/.test(it.message)))
    return problem(`The ${text[openBracket]} that opens here is never closed.`, text, { start: openBracket, end: openBracket + 1 });
  const word = wordAt(text, first.pos[0]);
  const at = word.start;
  const continues = first.code === "MULTILINE_IMPLICIT_KEY" && !isFirstOnLine(text, at);
  if (continues || /^Nested mappings/.test(first.message)) return nestedMapping(text, first.pos[0]);
  if (/at node end/.test(first.message) && isFirstOnLine(text, at)) return problem(messages.BAD_INDENT, text, word);
  if (first.code === "UNEXPECTED_TOKEN" && /[\]}]/.test(text[at] ?? ""))
    return problem(`This ${text[at]} has nothing to close.`, text, { start: at, end: at + 1 });
  return problem(messageFor(first, text), text, first.code === "BAD_DQ_ESCAPE" ? { start: at, end: at + 2 } : word);
}

/** The next word behind an offset and comments, up to the colon of a key; at the end of the text the last one. */
function wordAt(text: string, offset: number): Span {
  let start = skip(text, offset, /\s/y);
  while (text[start] === "#" && /[\s\ufeff]/.test(text[start - 1] ?? "\n")) start = skip(text, lineEnd(text, start), /\s/y);
  if (start < text.length) return { start, end: skip(text, start, /[^\s:]|:(?=\S)/y) };
  const end = text.trimEnd().length;
  let last = end;
  while (last > 0 && /\S/.test(text[last - 1]!)) last--;
  return { start: last, end };
}

/** `a: b: c`, or a key indented below a key or item that has its value on its own line. */
function nestedMapping(text: string, at: number): Problem {
  const end = lineEnd(text, at);
  if (/:(?:\s|$)/.test(text.slice(at, end)))
    return problem("The colon and space in this value make it another key; in quotes it is one text.", text, {
      start: at,
      end,
    });
  const next = skip(text, end, /\s/y);
  return problem("This line is indented under one that already has a value.", text, {
    start: next,
    end: skip(text, next, /[^\s:]|:(?=\S)/y),
  });
}

const messages = {
  TAB_AS_INDENT: "A tab indents this line; YAML takes only spaces there.",
  BAD_INDENT: "The indentation of this line does not match the lines around it.",
  MULTILINE_IMPLICIT_KEY: "This line is neither a list item nor a key followed by a colon and a space.",
  BLOCK_AS_IMPLICIT_KEY: "The indentation of this list item does not match those around it.",
  BLOCK_IN_FLOW: "An indented block begins inside brackets or braces.",
  BAD_ALIAS: "An alias or anchor has no name.",
  ALIAS_PROPS: "An alias has a tag or an anchor of its own.",
  MULTIPLE_ANCHORS: "One value has two anchors.",
  MULTIPLE_TAGS: "One value has two tags.",
  BAD_PROP_ORDER: "A tag or an anchor stands before the dash or key instead of the value.",
  BAD_DIRECTIVE: "A line that begins with % is a directive of YAML, and this one is unknown or incomplete.",
  KEY_OVER_1024_CHARS: "A key is longer than 1024 characters.",
  UNEXPECTED_TOKEN: "This does not fit what comes before it.",
};

const special: readonly (readonly [pattern: RegExp, message: string])[] = [
  [/^Comments must be/, "A comment begins without a space before its #."],
  [/^Sequence item without/, "This line has no dash, unlike the list items around it."],
  [/map keys need to be followed|^Missing space after :/, messages.MULTILINE_IMPLICIT_KEY],
  [/^Missing ,/, "A comma is missing between two items."],
  [/^Tags and anchors must/, "A tag or an anchor has no space after it."],
  [/^Missing newline after/, messages.BAD_PROP_ORDER],
  [/^Missing directives/, "A line that begins with % is a directive of YAML and needs --- below it."],
  [/^Block scalar header|^Not a YAML token/, "Text follows | or > on the same line instead of the next."],
  [/^Unexpected ,|^Unexpected empty item/, "A comma stands where an item is expected."],
  [/on same line with key/, "A list item begins on the line of its key."],
];

function messageFor({ code, message, pos }: YAMLParseError, text: string): string {
  if (code === "BAD_SCALAR_START") return `A value that begins with ${text[pos[0]]} needs quotes.`;
  if (code === "BAD_DQ_ESCAPE") return `Double-quoted text has no escape ${text.slice(pos[0], pos[0] + 2)}.`;
  const fitting = special.find(([pattern]) => pattern.test(message))?.[1];
  return fitting ?? (messages as Readonly<Record<string, string>>)[code] ?? "This is not valid YAML.";
}

function problem(message: string, text: string, span: Span): Problem {
  return problemAt(text, "syntax", message, span);
}

/** The part of a span on its first line; never empty where the line has text. */
function oneLine(text: string, { start, end }: Span): Span {
  const from = Math.min(Math.max(start, 0), text.length);
  const line = text.slice(from, Math.max(end, from)).search(/[\r\n]/);
  const to = line < 0 ? Math.min(Math.max(end, from), text.length) : from + line;
  if (to > from) return { start: from, end: to };
  if (isText(text[from])) return { start: from, end: from + 1 };
  return isText(text[from - 1]) ? { start: from - 1, end: from } : { start: from, end: from };
}

function isText(char: string | undefined): boolean {
  return char !== undefined && char !== "\n" && char !== "\r";
}

function isFirstOnLine(text: string, at: number): boolean {
  return text.slice(text.lastIndexOf("\n", at - 1) + 1, at).trim() === "";
}

/** The first offset from `at` on whose character does not fit a sticky pattern of one character. */
function skip(text: string, at: number, pattern: RegExp): number {
  let end = at;
  for (pattern.lastIndex = end; end < text.length && pattern.test(text); pattern.lastIndex = end) end++;
  return end;
}

function lineEnd(text: string, at: number): number {
  const end = text.slice(at).search(/[\r\n]/);
  return end < 0 ? text.length : at + end;
}
