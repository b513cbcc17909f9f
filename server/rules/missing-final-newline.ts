import { newlineOf } from "../edit/lines.ts";
import { insert } from "../text/edit.ts";
import type { Rule } from "./rule.ts";

export const missingFinalNewline: Rule = {
  id: "missing-final-newline",
  summary: "The last line does not end with a line break",
  category: "style",
  severity: "off",
  fixable: "safe",
  since: "0.1.0",
  also: { tally: ["tally/eol-last"] },

  check: {
    dockerfile(file, { text, report }) {
      if (file.instructions.length === 0 || text.endsWith("\n")) return;
      report({
        at: { start: text.length - 1, end: text.length },
        message: "The file ends in the middle of a line.",
        fixes: [{ title: "End the line", safety: "safe", edits: [insert(text.length, newlineOf(text))] }],
      });
    },
  },
};
