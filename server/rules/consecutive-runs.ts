import { commands, type Instruction } from "../model/dockerfile.ts";
import { instructionOf } from "../model/step.ts";
import type { Also, Rule } from "./rule.ts";

const kics = ["Multiple RUN, ADD, COPY, Instructions Listed"];
const ofRuns: Also = { hadolint: ["DL3059"], kics, tally: ["tally/prefer-run-heredoc"] };

export const consecutiveRuns: Rule = {
  id: "consecutive-runs",
  summary: "Instructions follow each other that could be one",
  category: "maintainability",
  // Steps of their own are built again only when they change.
  severity: "off",
  fixable: "no",
  since: "0.1.0",
  also: ofRuns,

  check: {
    stage(stage, { model, text, report }) {
      if (model.kind !== "dockerfile") return;
      const single = new Set(
        commands(model, stage, "RUN")
          .filter((it) => it.calls.length <= 1 && !it.onbuild)
          .map((it) => instructionOf(model, it)?.span.start),
      );
      for (const [i, instruction] of stage.instructions.entries()) {
        const before = stage.instructions[i - 1];
        if (!before || instruction.onbuild || before.onbuild || instruction.name !== before.name) continue;
        if (flags(text, instruction) !== flags(text, before)) continue;
        if (instruction.name === "RUN" && single.has(instruction.span.start) && single.has(before.span.start))
          report({ at: instruction.keyword.span, message: "This RUN could be one step with the RUN before it." });
        else if (copiesTo(instruction) !== undefined && copiesTo(instruction) === copiesTo(before))
          report({
            at: instruction.keyword.span,
            message: `This ${instruction.name} could be one with the ${before.name} before it.`,
            also: { kics },
          });
      }
    },
  },
};

function flags(text: string, { flags }: Instruction): string {
  return flags.map(({ span }) => text.slice(span.start, span.end)).join(" ");
}

/** The folder that an instruction copies files into; undefined where it is no folder for sure. */
function copiesTo({ name, words, heredocs }: Instruction): string | undefined {
  const target = words.length > 1 && heredocs.length === 0 ? words.at(-1)!.value : undefined;
  return (name === "COPY" || name === "ADD") && target !== undefined && /^\.$|\/$/.test(target) ? target : undefined;
}
