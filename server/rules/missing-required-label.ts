import { type Dockerfile, lineage, nodesOf } from "../model/dockerfile.ts";
import type { Rule, RuleOption } from "./rule.ts";

const labels: RuleOption<readonly string[]> = {
  description: "The labels that every image has to have. Empty: none.",
  default: [],
};

export const missingRequiredLabel: Rule = {
  id: "missing-required-label",
  summary: "The image lacks a label that you require",
  category: "maintainability",
  // Silent until the list above is filled.
  severity: "warning",
  fixable: "no",
  since: "0.1.0",
  also: { hadolint: ["DL3049"] },
  options: { labels },

  check: {
    stage(stage, context) {
      const required = context.option(labels);
      if (required.length === 0 || !stage.ships || context.model.kind !== "dockerfile") return;
      const there = labelsOf(context.model, [...lineage(stage)]);
      const missing = required.filter((it) => !there.has(it));
      if (missing.length === 0) return;
      const [first, ...others] = missing;
      const names = others.length === 0 ? `label ${first}` : `labels ${missing.slice(0, -1).join(", ")} and ${missing.at(-1)}`;
      context.report({ at: stage.base.span, message: `The image has no ${names}.` });
    },
  },
};

/** The names of the labels that stages give. */
function labelsOf(file: Dockerfile, stages: Dockerfile["stages"]): ReadonlySet<string> {
  const nodes = stages.flatMap((it) => nodesOf(file, it));
  return new Set(nodes.flatMap((it) => (it.kind === "label" ? it.name.value : [])));
}
