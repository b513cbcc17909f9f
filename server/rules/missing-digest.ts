import type { Rule } from "./rule.ts";

export const missingDigest: Rule = {
  id: "missing-digest",
  summary: "An image is not pinned to a digest",
  category: "base-image",
  // Hardly any file pins digests, and without a bot that renews them pinned images grow old.
  severity: "off",
  fixable: "no",
  since: "0.1.0",
  also: { cis: ["4.2"], "compose-lint": ["CL-0019"], semgrep: ["dockerfile-source-not-pinned"] },

  check: {
    image({ name, reference }, { report }) {
      // What has no tag at all is the matter of floating-tag.
      if (!reference || reference.digest !== undefined || reference.tag === undefined) return;
      report({ at: name.span, message: `The image behind ${name.value} can change at any time.` });
    },
  },
};
