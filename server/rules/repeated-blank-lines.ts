import { looseLines } from "../judge/loose-lines.ts";
import { looseYamlLines } from "../judge/loose-yaml-lines.ts";
import { type Edit, remove } from "../text/edit.ts";
import type { Span } from "../text/span.ts";
import type { Context, Rule } from "./rule.ts";

export const repeatedBlankLines: Rule = {
  id: "repeated-blank-lines",
  summary: "Several blank lines follow each other, or stand at the file's start or end",
  category: "style",
  severity: "off",
  fixable: "safe",
  since: "0.1.0",
  also: { tally: ["tally/no-multiple-empty-lines"] },

  check: {
    dockerfile(file, context) {
      judge(looseLines(context.text, file), context);
    },
    compose(file, context) {
      judge(looseYamlLines(context.text, file), context);
    },
  },
};

function judge(lines: readonly Span[], context: Context): void {
  let first = 0;
  while (first < lines.length) {
    let last = first;
    while (last < lines.length && isEmpty(lines[last]!, context) && follows(lines[last - 1], lines[last]!, last > first, context)) last++;
    if (last > first) reportRun(lines, first, last, context);
    first = Math.max(last, first + 1);
  }
}

/** Lines from `first` up to `last` are blank: one may stay between two others. */
function reportRun(lines: readonly Span[], first: number, last: number, context: Context): void {
  const { text } = context;
  const atStart = first === 0 && text.slice(0, lines[0]!.start).trim() === "";
  const atEnd = lines[last - 1]!.end >= text.trimEnd().length && last === lines.length;
  const surplus = first + (atStart || atEnd ? 0 : 1);
  if (surplus >= last) return;
  const message = atStart
    ? "The file begins with a blank line."
    : atEnd
      ? "The file ends with a blank line."
      : "Two blank lines follow each other.";
  const fixes = [{ title: "Remove what is too much", safety: "safe", edits: [without(text, lines[surplus]!, lines[last - 1]!)] }] as const;
  context.report({ at: lines[surplus]!, message, tag: "unnecessary", fixes });
}

function without(text: string, { start }: Span, { end }: Span): Edit {
  const newline = text.indexOf("\n", end);
  return remove({ start, end: newline < 0 ? text.length : newline + 1 });
}

function isEmpty({ start, end }: Span, { text }: Context): boolean {
  return text.slice(start, end).trim() === "";
}

/** Whether no heredoc lies between a line and the one before. */
function follows(before: Span | undefined, { start }: Span, within: boolean, { text }: Context): boolean {
  return !within || !before || text.indexOf("\n", before.end) + 1 === start;
}
