import { looseLines } from "../judge/loose-lines.ts";
import { looseYamlLines } from "../judge/loose-yaml-lines.ts";
import { remove } from "../text/edit.ts";
import type { Span } from "../text/span.ts";
import type { Context, Rule } from "./rule.ts";

export const trailingBlanks: Rule = {
  id: "trailing-blanks",
  summary: "A line ends in blanks",
  category: "style",
  severity: "off",
  fixable: "safe",
  since: "0.1.0",
  also: { shellcheck: ["SC1101"], tally: ["tally/no-trailing-spaces", "shellcheck/SC1101"] },

  check: {
    dockerfile(file, context) {
      judge(looseLines(context.text, file), context);
    },
    compose(file, context) {
      judge(looseYamlLines(context.text, file), context);
    },
  },
};

function judge(lines: readonly Span[], { text, report }: Context): void {
  for (const { start, end } of lines) {
    let from = end;
    while (from > start && isBlank(text[from - 1])) from--;
    if (from === end) continue;
    const at = { start: from, end };
    report({
      at,
      message: "The line ends in blanks.",
      tag: "unnecessary",
      also: text[from - 1] === "\\" ? trailingBlanks.also : { tally: ["tally/no-trailing-spaces"] },
      fixes: [{ title: "Remove the blanks", safety: "safe", edits: [remove(at)] }],
    });
  }
}

function isBlank(char: string | undefined): boolean {
  return char === " " || char === "\t";
}
