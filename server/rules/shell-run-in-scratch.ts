import { lineage, type Stage } from "../model/dockerfile.ts";
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
      if (
        form !== "shell" ||
        !stage ||
        onbuild ||
        !/^(?:RUN|CMD|ENTRYPOINT|HEALTHCHECK)$/.test(place) ||
        !isBare(stage, place === "RUN" ? span.start : Infinity)
      )
        return;
      const instruction = model.kind === "dockerfile" ? instructionOf(model, command) : undefined;
      report({
        at: instruction?.keyword.span ?? span,
        message:
          place === "RUN"
            ? "RUN calls /bin/sh, and nothing is in this stage yet."
            : `${place} calls /bin/sh, and nothing is in this image.`,
        ...(place !== "RUN" && { severity: "warning" }),
      });
    },
  },
};

/** Whether a stage stands on nothing and nothing has brought a file by then; with a SHELL of its own it is no matter of /bin/sh. */
function isBare(stage: Stage, before: number): boolean {
  const stages = [...lineage(stage)];
  if (stages.at(-1)?.base.meaning !== "scratch" || stage.windows) return false;
  return !stages.some(({ instructions }) =>
    instructions.some((it) => /^(?:ADD|COPY|SHELL)$/.test(it.name) && !it.onbuild && it.span.start < before),
  );
}
