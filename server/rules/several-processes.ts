import { started } from "../judge/start.ts";
import type { Rule } from "./rule.ts";

export const severalProcesses: Rule = {
  id: "several-processes",
  summary: "A container starts a program in the background of another",
  category: "lifecycle",
  severity: "info",
  fixable: "no",
  since: "0.1.0",
  also: {},

  check: {
    stage(stage, { model, report }) {
      if (model.kind !== "dockerfile" || !stage.ships || stage.windows) return;
      for (const command of started(model, stage)) {
        const background = command.calls.find((it, i) => it.followedBy === "&" && command.calls.length > i + 1);
        if (!background || background.span.start < stage.span.start) continue;
        report({
          at: background.program.span,
          message: `${background.name ?? background.program.written} runs in the background, and nobody notices when it ends.`,
        });
      }
    },
  },
};
