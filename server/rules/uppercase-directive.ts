import { replace } from "../text/edit.ts";
import type { Rule } from "./rule.ts";

export const uppercaseDirective: Rule = {
  id: "uppercase-directive",
  summary: "The name of a directive is not in lower case",
  category: "maintainability",
  severity: "off",
  fixable: "safe",
  since: "0.1.0",
  also: { "dockerfile-utils": ["CASING_DIRECTIVE"] },

  check: {
    dockerfile({ directives }, { text, report }) {
      for (const { name, nameSpan } of directives) {
        const written = text.slice(nameSpan.start, nameSpan.end);
        if (written === name) continue;
        report({
          at: nameSpan,
          message: `The directive ${written} is not in lower case.`,
          fixes: [{ title: `Change to ${name}`, safety: "safe", edits: [replace(nameSpan, name)] }],
        });
      }
    },
  },
};
