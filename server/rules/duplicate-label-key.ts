import { removeNode } from "../edit/pair.ts";
import { nodesOf } from "../model/dockerfile.ts";
import type { Label } from "../model/label.ts";
import type { Rule } from "./rule.ts";

export const duplicateLabelKey: Rule = {
  id: "duplicate-label-key",
  summary: "A stage sets the same label twice, so that the first value is lost",
  category: "maintainability",
  severity: "info",
  fixable: "safe",
  since: "0.1.0",
  also: { tally: ["tally/labels/no-duplicate-keys"] },

  check: {
    stage(stage, { model, uri, text, report }) {
      if (model.kind !== "dockerfile") return;
      const last = new Map<string, Label>();
      for (const label of nodesOf(model, stage)) {
        if (label.kind !== "label" || label.name.value.includes("$")) continue;
        const lost = last.get(label.name.value);
        last.set(label.name.value, label);
        if (!lost) continue;
        const edit = removeNode(text, model, lost);
        report({
          at: lost.name.span,
          message: `Label ${lost.name.value} is set again below, which is the value that counts.`,
          tag: "unnecessary",
          related: [{ uri, at: label.name.span, message: "It is set again here." }],
          fixes: edit ? [{ title: `Remove the first ${lost.name.value}`, safety: "safe", edits: [edit] }] : [],
        });
      }
    },
  },
};
