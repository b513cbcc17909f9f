import type { Rule } from "./rule.ts";

export const elseIf: Rule = {
  id: "else-if",
  summary: "An if stands alone behind an else and could be an elif",
  category: "shell",
  // It means the same, and how it reads is a matter of taste.
  severity: "off",
  fixable: "no",
  since: "0.1.0",
  also: { hadolint: ["SC1075"], shellcheck: ["SC1075"], tally: ["shellcheck/SC1075"] },

  check: {
    command({ script }, { report }) {
      for (const span of script.elseIfs) report({ at: span, message: "The if stands alone behind else, where elif means the same." });
    },
  },
};
