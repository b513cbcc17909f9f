import { removeNode } from "../edit/pair.ts";
import type { Rule, RuleOption } from "./rule.ts";

const allowed: RuleOption<readonly string[]> = {
  description: "The only labels that an image may have. Empty: any.",
  default: [],
};

export const superfluousLabel: Rule = {
  id: "superfluous-label",
  summary: "An image has a label that is not on your list",
  category: "maintainability",
  // Silent until the list above is filled.
  severity: "info",
  fixable: "unsafe",
  since: "0.1.0",
  also: { hadolint: ["DL3050"] },
  options: { allowed },

  check: {
    label(label, context) {
      const { name, place } = label;
      const known = context.option(allowed);
      if (place !== "LABEL" || known.length === 0 || known.includes(name.value) || context.model.kind !== "dockerfile") return;
      const edit = removeNode(context.text, context.model, label);
      context.report({
        at: name.span,
        message: `Label ${name.value} is not on your list.`,
        fixes: edit ? [{ title: `Remove label ${name.value} (what reads it finds nothing)`, safety: "unsafe", edits: [edit] }] : [],
      });
    },
  },
};
