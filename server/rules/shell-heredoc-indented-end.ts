import { replace } from "../text/edit.ts";
import type { Rule } from "./rule.ts";

export const shellHeredocIndentedEnd: Rule = {
  id: "shell-heredoc-indented-end",
  summary: "A heredoc of the shell never ends, since its delimiter is indented",
  category: "shell",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: {
    hadolint: ["SC1039", "SC1040"],
    shellcheck: ["SC1039", "SC1040"],
    tally: ["shellcheck/SC1040"],
  },

  check: {
    command({ script, shell }, { report }) {
      if (shell !== "sh" && shell !== "bash") return;
      for (const { delimiter, tabbed, likelyEnd } of script.heredocs) {
        if (!likelyEnd) continue;
        report({
          at: likelyEnd,
          message: `${delimiter.value} does not end the heredoc here, since ${tabbed ? "blanks that are no tabs stand" : "blanks stand"} beside it.`,
          // What the heredoc stands in is left open then, and the shell refuses the script.
          ...(script.problems.length > 0 && { severity: "error" }),
          fixes: [
            {
              title: "End the heredoc here (what follows runs as commands)",
              safety: "unsafe",
              edits: [replace(likelyEnd, delimiter.value)],
            },
          ],
        });
      }
    },
  },
};
