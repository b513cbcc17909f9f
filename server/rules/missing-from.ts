import { insertBefore } from "../edit/dockerfile.ts";
import { showing } from "./problem.ts";
import type { Context, Fix, Rule } from "./rule.ts";

export const missingFrom: Rule = {
  id: "missing-from",
  summary: "A Dockerfile has no FROM",
  category: "correctness",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: { buildkit: ["build-error"], "dockerfile-utils": ["NO_SOURCE_IMAGE"], tally: ["tally/require-stages"] },

  check: showing("missing-from", (_, context) => fixes(context)),
};

function fixes({ model, text }: Context): Fix[] {
  const first = model.kind === "dockerfile" ? model.instructions.find((it) => it.name !== "ARG") : undefined;
  if (!first) return [];
  return [
    {
      title: "Begin with FROM scratch (name the image that you need)",
      safety: "unsafe",
      partial: true,
      edits: [insertBefore(text, first, "FROM scratch")],
    },
  ];
}
