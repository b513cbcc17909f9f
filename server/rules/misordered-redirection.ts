import type { Call } from "../model/command.ts";
import { replace } from "../text/edit.ts";
import type { Rule } from "./rule.ts";

export const misorderedRedirection: Rule = {
  id: "misordered-redirection",
  summary: "2>&1 in front of a redirection sends errors elsewhere than the output",
  category: "shell",
  severity: "info",
  fixable: "unsafe",
  since: "0.1.0",
  also: { hadolint: ["SC2069"], shellcheck: ["SC2069"], tally: ["shellcheck/SC2069"] },

  check: {
    command({ calls, form }, { report }) {
      if (form === "exec") return;
      for (const call of calls) {
        const { redirections } = call;
        // To send errors alone through a pipe or into a substitution, it is written like that.
        if (call.pipedInto || call.context === "substitution" || call.runner) continue;
        const at = redirections.findIndex((it) => it.operator === ">&" && it.descriptor === 2 && it.target?.value === "1");
        const join = redirections[at];
        const output = redirections[at + 1];
        if (!join || !output?.target || output.descriptor !== 1 || !/^>[>|]?$/.test(output.operator) || isMoved(call, at)) continue;
        report({
          at: join.span,
          message: `Errors of ${call.name ?? "the program"} go where its output went before, not to ${output.target.written}.`,
          fixes: [
            {
              title: `Send both to ${output.target.written}`,
              safety: "unsafe",
              edits: [replace(join.span, `>${output.operator.slice(1)}${output.target.written}`), replace(output.span, "2>&1")],
            },
          ],
        });
      }
    },
  },
};

/** Whether the output goes to a file already. */
function isMoved({ redirections }: Call, at: number): boolean {
  return redirections.slice(0, at).some((it) => it.descriptor === 1);
}
