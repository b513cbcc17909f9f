import type { YAMLParseError, YAMLWarning } from "yaml";
import type { Span } from "../text/span.ts";

/** The part of a span on its first line; never empty where the line has text. */
export function oneLine(text: string, { start, end }: Span): Span {
  const from = Math.min(Math.max(start, 0), text.length);
  const line = text.slice(from, Math.max(end, from)).search(/[\r\n]/);
  const to = line < 0 ? Math.min(Math.max(end, from), text.length) : from + line;
  if (to > from) return { start: from, end: to };
  const after = text[from];
  if (after !== undefined && after !== "\n" && after !== "\r") return { start: from, end: from + 1 };
  const before = text[from - 1];
  return before !== undefined && before !== "\n" && before !== "\r" ? { start: from - 1, end: from } : { start: from, end: from };
}

/** What is wrong, in the words of those who write YAML and not of those who parse it. */
export function syntaxMessage(error: YAMLParseError | YAMLWarning, text: string): string {
  const found = text.slice(error.pos[0], error.pos[1]).split("\n", 1)[0]!.trim();
  const fixed = messages.find(([code, pattern]) => code === error.code && pattern.test(error.message));
  return fixed ? fixed[2].replace("%", found.length > 30 ? `${found.slice(0, 29)}…` : found) : "This is no valid YAML.";
}

const messages: readonly (readonly [code: string, pattern: RegExp, message: string])[] = [
  ["TAB_AS_INDENT", /./, "A tab indents this line; YAML takes only spaces there."],
  ["BAD_INDENT", /mapping items must start/, "This key is indented differently from the keys beside it."],
  ["BAD_INDENT", /sequence items must start/, "This list item is indented differently from the items beside it."],
  ["BAD_INDENT", /./, "The indentation of this line fits nothing above it."],
  ["MISSING_CHAR", /closing "quote/, "The string has no closing double quote."],
  ["MISSING_CHAR", /closing 'quote/, "The string has no closing single quote."],
  ["MISSING_CHAR", /Comments must be/, "A comment begins without a space before its #."],
  ["MISSING_CHAR", /Sequence item without/, "This line is no list item like those beside it: it has no dash."],
  ["MISSING_CHAR", /map keys need to be followed|Missing space after :/, "This line is neither a key with a colon and a space nor a list item."],
  ["MISSING_CHAR", /Missing ,/, "A comma is missing between two items."],
  ["MISSING_CHAR", /expected flow (?:map|sequence) to end with|end with a [\]}]/i, "A bracket or brace is opened and never closed."],
  ["MISSING_CHAR", /Tags and anchors/, "A tag or anchor ends without a space behind it."],
  ["MISSING_CHAR", /directives/, "A % directive stands without the --- that begins its document."],
  ["MULTILINE_IMPLICIT_KEY", /./, "A colon ends a text of several lines; a key stands on one line."],
  ["BLOCK_AS_IMPLICIT_KEY", /Nested mappings/, "A second colon on this line makes a key inside a value; quotes around the value keep it one text."],
  ["BLOCK_AS_IMPLICIT_KEY", /./, "A list stands where a key is expected."],
  ["BLOCK_IN_FLOW", /./, "Indented lines stand within brackets or braces."],
  ["BAD_SCALAR_START", /./, "A value without quotes begins with %, which YAML keeps for itself."],
  ["BAD_DQ_ESCAPE", /./, "YAML has no escape % in double quotes."],
  ["BAD_ALIAS", /./, "An alias or anchor has no name."],
  ["ALIAS_PROPS", /./, "An alias has a tag or an anchor of its own."],
  ["MULTIPLE_ANCHORS", /./, "One value has two anchors."],
  ["MULTIPLE_TAGS", /./, "One value has two tags."],
  ["BAD_PROP_ORDER", /./, "A tag or anchor stands before the mark of its list item or key."],
  ["BAD_DIRECTIVE", /./, "This % directive is unknown or incomplete."],
  ["KEY_OVER_1024_CHARS", /./, "A key is longer than 1024 characters."],
  ["UNEXPECTED_TOKEN", /Block scalar header/, "Text stands behind the | or > that begins a text of several lines."],
  ["UNEXPECTED_TOKEN", /Unexpected ,|empty item/, "A comma stands where an item is expected."],
  ["UNEXPECTED_TOKEN", /at node end|YAML stream|YAML document|collection|Unexpected/, "This does not continue what stands before it."],
];
