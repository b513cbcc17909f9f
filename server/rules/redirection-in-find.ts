import type { Rule } from "./rule.ts";

export const redirectionInFind: Rule = {
  id: "redirection-in-find",
  summary: "A redirection between -exec and its end holds for find, not for the command",
  category: "shell",
  severity: "info",
  fixable: "no",
  since: "0.1.0",
  also: { hadolint: ["SC2227"], shellcheck: ["SC2227"], tally: ["shellcheck/SC2227"] },

  check: {
    command({ calls }, { report }) {
      for (const { name, arguments: words, redirections } of calls) {
        const last = words.at(-1);
        if (name !== "find" || !last || !words.some((it) => /^-(?:exec|ok)(?:dir)?$/.test(it.value ?? ""))) continue;
        for (const { span, operator, target } of redirections) {
          // What goes nowhere does so for both.
          if (span.start > last.span.start || operator.startsWith("<") || target?.value === "/dev/null") continue;
          report({ at: span, message: "The redirection holds for find as a whole, not for each command behind -exec." });
        }
      }
    },
  },
};
