import { stagesByName } from "../model/dockerfile.ts";
import { replace } from "../text/edit.ts";
import type { Rule } from "./rule.ts";

export const mixedCaseStageReference: Rule = {
  id: "mixed-case-stage-reference",
  summary: "FROM asks with capital letters for a stage, which only lower case finds",
  category: "correctness",
  severity: "error",
  fixable: "safe",
  since: "0.1.0",
  also: { buildkit: ["build-error", "InvalidDefaultArgInFrom"], tally: ["buildkit/InvalidDefaultArgInFrom"] },

  check: {
    stage({ base, index, parent }, { model, uri, report }) {
      const lower = base.meaning?.toLowerCase();
      if (model.kind !== "dockerfile" || parent || lower === undefined || lower === base.meaning) return;
      const meant = stagesByName(model)
        .get(lower)
        ?.find((it) => it.index < index);
      if (!meant?.name) return;
      const literal = base.value === base.meaning && base.span.end - base.span.start === lower.length;
      report({
        at: base.span,
        message: `The builder knows the stage as ${lower}, so it takes ${base.value} for an image.`,
        related: [{ uri, at: meant.name.span, message: "The stage begins here." }],
        fixes: literal ? [{ title: `Change to ${lower}`, safety: "safe", edits: [replace(base.span, lower)] }] : [],
      });
    },
  },
};
