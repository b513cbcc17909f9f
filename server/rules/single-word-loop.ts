import { setterOf } from "../judge/scope.ts";
import { isWritten } from "../judge/shell.ts";
import type { Command } from "../model/command.ts";
import type { Model } from "../model/node.ts";
import type { Rule } from "./rule.ts";

export const singleWordLoop: Rule = {
  id: "single-word-loop",
  summary: "A loop goes through one word that never changes",
  category: "shell",
  severity: "info",
  fixable: "no",
  since: "0.1.0",
  also: { hadolint: ["SC2043"], shellcheck: ["SC2043"], tally: ["shellcheck/SC2043"] },

  check: {
    command(command, { model, report }) {
      for (const { name, words } of command.script.loops) {
        const [only, ...more] = words ?? [];
        if (!only || more.length > 0 || only.value === undefined) continue;
        if (/^[^'"]*[*?[{]/.test(only.written)) continue;
        report({
          at: only.span,
          message: `The loop over ${name!.value} runs once, for ${only.written}.`,
          // A list of one is there to be made longer, unless a dollar is missing in front of it.
          ...(!isVariable(only.value, command, model) && { severity: "off" }),
        });
      }
    },
  },
};

function isVariable(name: string, command: Command, model: Model): boolean {
  if (!/^[A-Za-z_]\w*$/.test(name)) return false;
  if (isWritten(command, name)) return true;
  return (
    model.kind === "dockerfile" && command.stage !== undefined && setterOf(model, command.stage, name, command.span.start).by === "file"
  );
}
