import { looseLines } from "../judge/loose-lines.ts";
import { remove } from "../text/edit.ts";
import type { Rule } from "./rule.ts";

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
      for (const { start, end } of looseLines(context.text, file)) {
        let from = end;
        while (from > start && isBlank(context.text[from - 1])) from--;
        if (from === end) continue;
        const at = { start: from, end };
        context.report({
          at,
          message: "The line ends in blanks.",
          tag: "unnecessary",
          also: context.text[from - 1] === "\\" ? trailingBlanks.also : { tally: ["tally/no-trailing-spaces"] },
          fixes: [{ title: "Remove the blanks", safety: "safe", edits: [remove(at)] }],
        });
      }
    },
  },
};

function isBlank(char: string | undefined): boolean {
  return char === " " || char === "\t";
}
