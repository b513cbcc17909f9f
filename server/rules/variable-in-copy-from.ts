import { stageForImage } from "../edit/stage.ts";
import { countsStages } from "../judge/stage-reference.ts";
import type { Rule } from "./rule.ts";

export const variableInCopyFrom: Rule = {
  id: "variable-in-copy-from",
  summary: "COPY --from has a variable, which the builder does not replace",
  category: "correctness",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: { buildkit: ["build-error"], "dockerfile-utils": ["FLAG_INVALID_FROM_VALUE"], hadolint: ["DL3022"] },

  check: {
    copy({ from, onbuild, stage }, { model, text, report }) {
      if (!from || from.name.meaning !== undefined || model.kind !== "dockerfile") return;
      const { value, span } = from.name;
      const fix = stage && !onbuild && !countsStages(model) ? stageForImage(text, model, stage, from.name) : undefined;
      report({
        at: span,
        message: `COPY --from takes ${value} as it is, with its variable.`,
        ...(onbuild && { severity: "warning" }),
        fixes: fix ? [{ title: `Name ${value} in a FROM of its own`, safety: "unsafe", edits: fix }] : [],
      });
    },
  },
};
