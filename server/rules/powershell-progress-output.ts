import { prependStatement } from "../edit/powershell.ts";
import { shellInForce } from "../judge/pipefail.ts";
import { hasPreference, powershellScripts } from "../judge/powershell.ts";
import { keywordOf } from "../judge/step.ts";
import type { Rule } from "./rule.ts";

export const powershellProgressOutput: Rule = {
  id: "powershell-progress-output",
  summary: "PowerShell draws the progress of a download, which slows it down",
  category: "maintainability",
  severity: "off",
  fixable: "unsafe",
  since: "0.1.0",
  also: { tally: ["tally/powershell/progress-preference"] },

  check: {
    command(command, { model, text, report }) {
      if (model.kind !== "dockerfile" || command.onbuild) return;
      for (const script of powershellScripts(command)) {
        const download = script.calls.find((it) => /^(?:invoke-(?:webrequest|restmethod)|iwr|irm)$/i.test(it.name ?? ""));
        if (!download || hasPreference(model, command, script, "ProgressPreference", "(?:Silently)?(?:Continue|Ignore)")) continue;
        const edit = prependStatement(
          text,
          model,
          command,
          script,
          shellInForce(model, command),
          "$ProgressPreference = 'SilentlyContinue';",
        );
        report({
          at: keywordOf(model, command),
          message: `${download.name} draws its progress into the build log, which slows it down.`,
          fixes: edit
            ? [{ title: "Let PowerShell draw no progress (the steps run anew at the next build)", safety: "unsafe", edits: [edit] }]
            : [],
        });
        return;
      }
    },
  },
};
