import { stageForImage } from "../edit/stage.ts";
import { countsStages } from "../judge/stage-reference.ts";
import type { Rule } from "./rule.ts";

export const variableInMountFrom: Rule = {
  id: "variable-in-mount-from",
  summary: "A mount has a variable in from=, which the builder does not replace",
  category: "correctness",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: { buildkit: ["build-error"] },

  check: {
    mount({ from, stage }, { model, text, report }) {
      if (!from || from.name.meaning !== undefined || model.kind !== "dockerfile") return;
      const { value, span } = from.name;
      const edits = stage && !countsStages(model) ? stageForImage(text, model, stage, from.name) : undefined;
      report({
        at: span,
        message: `from= of a mount takes no variable, and ${value} has one.`,
        fixes: edits ? [{ title: `Name ${value} in a FROM of its own`, safety: "unsafe", edits }] : [],
      });
    },
  },
};
