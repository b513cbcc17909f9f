import { insert } from "../text/edit.ts";
import type { Rule } from "./rule.ts";

export const ignoredNegation: Rule = {
  id: "ignored-negation",
  summary: "A command with ! in front ends the script in no case",
  category: "shell",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: { hadolint: ["SC2251"], shellcheck: ["SC2251"], tally: ["shellcheck/SC2251"] },

  check: {
    command({ script }, { report }) {
      for (const { span, call, ignored } of script.negations) {
        if (!ignored || !call?.options.errexit) continue;
        const alone = call.pipedInto === undefined && call.followedBy === ";";
        report({
          at: span,
          message: `The script goes on even if ${call.name ?? "the command"} succeeds: set -e does not see what ! turns around.`,
          fixes: alone ? [{ title: "Stop if it succeeds", safety: "unsafe", edits: [insert(call.span.end, " || exit 1")] }] : [],
        });
      }
    },
  },
};
