import { bringers, bringsShell, rootStage } from "../judge/lineage.ts";
import type { Stage } from "../model/dockerfile.ts";
import { instructionOf } from "../model/step.ts";
import type { Rule } from "./rule.ts";

export const shellRunInScratch: Rule = {
  id: "shell-run-in-scratch",
  summary: "A command needs a shell that the image does not have",
  category: "correctness",
  severity: "error",
  fixable: "no",
  since: "0.1.0",
  also: { tally: ["tally/shell-run-in-scratch"] },

  check: {
    command(command, { model, report }) {
      const { place, form, span, stage, onbuild } = command;
      if (form !== "shell" || !stage || onbuild || model.kind !== "dockerfile" || !starters.has(place)) return;
      const instruction = instructionOf(model, command);
      // Of several steps the first fails, of several starts the last one counts.
      const same =
        place === "RUN" ? stage.instructions.find((it) => it.name === place) : stage.instructions.findLast((it) => it.name === place);
      if (!instruction || same !== instruction || !isBare(stage, place === "RUN" ? span.start : Infinity)) return;
      report({
        at: instruction.keyword.span,
        message:
          place === "RUN"
            ? "RUN calls /bin/sh, and nothing is in this stage yet."
            : `${place} calls /bin/sh, and nothing is in this image.`,
        ...(place !== "RUN" && { severity: "warning" }),
      });
    },
  },
};

const starters: ReadonlySet<string> = new Set(["RUN", "CMD", "ENTRYPOINT", "HEALTHCHECK"]);

/** Whether a stage stands on nothing and nothing has brought a file by then; with a SHELL of its own it is no matter of /bin/sh. */
function isBare(stage: Stage, before: number): boolean {
  if (rootStage(stage).base.meaning !== "scratch" || stage.windows || (stage.parent && bringsShell(stage.parent))) return false;
  const first = stage.instructions.find((it) => bringers.has(it.name) && !it.onbuild);
  return !first || first.span.start > before;
}
