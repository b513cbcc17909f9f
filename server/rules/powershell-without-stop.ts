import { prependStatement } from "../edit/powershell.ts";
import { shellInForce } from "../judge/pipefail.ts";
import { hasPreference, type PowershellScript, powershellScripts } from "../judge/powershell.ts";
import { keywordOf } from "../judge/step.ts";
import type { Call } from "../model/command.ts";
import type { Rule } from "./rule.ts";

export const powershellWithoutStop: Rule = {
  id: "powershell-without-stop",
  summary: "A step in PowerShell goes on when one of its commands fails",
  category: "shell",
  severity: "info",
  fixable: "unsafe",
  since: "0.1.0",
  also: { tally: ["tally/powershell/error-action-preference"] },

  check: {
    command(command, { model, text, report }) {
      if (model.kind !== "dockerfile" || command.onbuild) return;
      for (const script of powershellScripts(command)) {
        const culprit = failingUnseen(script);
        if (!culprit || hasPreference(model, command, script, "ErrorActionPreference", "Stop")) continue;
        const edit = prependStatement(text, model, command, script, shellInForce(model, command), "$ErrorActionPreference = 'Stop';");
        report({
          at: keywordOf(model, command),
          message: `The step goes on when ${culprit.name} fails, since $ErrorActionPreference is not Stop.`,
          fixes: edit
            ? [
                {
                  title: `Let ${script.runner ? "the script" : "SHELL"} stop at errors (what failed unseen so far stops the build)`,
                  safety: "unsafe",
                  edits: [edit],
                },
              ]
            : [],
        });
        return;
      }
    },
  },
};

/** The first command of a script that may fail without a trace: another statement comes behind it, and nobody asks for its result. */
function failingUnseen({ calls }: PowershellScript): Call | undefined {
  const last = calls.findLastIndex((it, i) => it.followedBy === ";" && i < calls.length - 1);
  const words = calls.flatMap((it) => [it.program, ...it.arguments]);
  if (words.some((it) => (it.value ?? it.written).includes("$?"))) return undefined;
  return calls
    .slice(0, last + 1)
    .find((it) => mayFail.test(it.name ?? "") && !it.arguments.some((word) => /^-(?:ea$|erroraction)/i.test(word.value ?? word.written)));
}

/** What changes or fetches something, by the verbs that Microsoft approves of; what takes things away leaves nothing undone. */
const mayFail =
  /^(?:(?:add|copy|disable|enable|expand|export|import|initialize|install|invoke|mount|move|new|publish|register|rename|restart|save|set|start|unblock|uninstall|update)-(?!sleep|variable|strictmode)[a-z]+|iwr|irm|iex|saps|copy|move|cp|mv|ni)$/i;
