import type { Rule } from "./rule.ts";

export const floatingTag: Rule = {
  id: "floating-tag",
  summary: "An image has no tag, or one that moves to the newest release",
  category: "base-image",
  severity: "warning",
  fixable: "no",
  since: "0.1.0",
  also: { hadolint: ["DL3006", "DL3007"], trivy: ["DS-0001"], checkov: ["CKV_DOCKER_7"], "compose-lint": ["CL-0004"], dclint: ["service-image-require-explicit-tag"] },
  check: {
    image({ name, reference, tagSpan }, { report }) {
      if (!reference || reference.digest) return;
      if (reference.tag === undefined) report({ at: name.span, message: `${name.value} has no tag, so each pull may bring another release.` });
      else if (reference.tag === "latest") report({ at: tagSpan ?? name.span, message: `${name.value} moves with every release.` });
    },
  },
};
