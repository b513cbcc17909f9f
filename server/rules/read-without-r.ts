import { insert } from "../text/edit.ts";
import type { Rule } from "./rule.ts";

export const readWithoutR: Rule = {
  id: "read-without-r",
  summary: "read takes the backslashes out of what it reads",
  category: "shell",
  // Hardly any input of a build has backslashes.
  severity: "off",
  fixable: "unsafe",
  since: "0.1.0",
  also: { hadolint: ["SC2162"], shellcheck: ["SC2162"], tally: ["shellcheck/SC2162"] },

  check: {
    command({ calls, form }, { report }) {
      for (const { program, arguments: words, runner } of calls) {
        if (program.value !== "read" || form === "exec" || runner || words.some((it) => /^-\w*r/.test(it.value ?? ""))) continue;
        report({
          at: program.span,
          message: "read takes the backslashes out of what it reads.",
          fixes: [{ title: "Read lines as they are", safety: "unsafe", edits: [insert(program.span.end, " -r")] }],
        });
      }
    },
  },
};
