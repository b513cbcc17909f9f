import { stagesByName } from "../model/dockerfile.ts";
import type { Rule } from "./rule.ts";

export const duplicateStageName: Rule = {
  id: "duplicate-stage-name",
  summary: "Two stages have the same name",
  category: "correctness",
  severity: "warning",
  fixable: "no",
  since: "0.1.0",
  also: {
    hadolint: ["DL3024"],
    buildkit: ["DuplicateStageName"],
    trivy: ["DS-0012"],
    checkov: ["CKV_DOCKER_11"],
    kics: ["Same Alias In Different Froms"],
    "dockerfile-utils": ["DUPLICATE_BUILD_STAGE_NAME"],
    tally: ["buildkit/DuplicateStageName"],
  },

  check: {
    stage({ name, index }, context) {
      if (!name || context.model.kind !== "dockerfile") return;
      const first = stagesByName(context.model).get(name.value.toLowerCase())?.[0];
      if (!first?.name || first.index === index) return;
      context.report({
        at: name.span,
        message: `The name ${name.value} hides an earlier stage from the lines below.`,
        related: [{ uri: context.uri, at: first.name.span, message: "The earlier stage is here." }],
      });
    },
  },
};
