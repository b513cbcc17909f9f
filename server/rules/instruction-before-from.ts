import { insertAfter, removeInstruction } from "../edit/dockerfile.ts";
import { newlineOf } from "../edit/lines.ts";
import { showing } from "./problem.ts";
import type { Context, Fix, Rule } from "./rule.ts";

export const instructionBeforeFrom: Rule = {
  id: "instruction-before-from",
  summary: "Something else than ARG stands before the first FROM",
  category: "correctness",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: {
    hadolint: ["DL3061"],
    buildkit: ["build-error"],
    "dockerfile-utils": ["NO_SOURCE_IMAGE"],
    tally: ["hadolint/DL3061"],
  },

  check: showing("instruction-before-from", (_, context) => fixes(context)),
};

/** Moves all that stand there at once, so that their order stays. */
function fixes({ model, text }: Context): Fix[] {
  const from = model.kind === "dockerfile" ? model.stages[0]?.instructions[0] : undefined;
  if (!from || model.kind !== "dockerfile") return [];
  const early = model.instructions.filter((it) => !it.stage && (it.name !== "ARG" || it.onbuild));
  const moved = early.map(({ span }) => text.slice(span.start, span.end)).join(newlineOf(text));
  return [
    {
      title: `Move below ${from.keyword.value}`,
      safety: "unsafe",
      edits: [...early.map((it) => removeInstruction(text, it)), insertAfter(text, model, from, moved)],
    },
  ];
}
