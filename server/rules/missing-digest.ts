import type { Rule } from "./rule.ts";

export const missingDigest: Rule = {
  id: "missing-digest",
  summary: "An image is named without the digest that fixes its content",
  category: "base-image",
  severity: "off",
  fixable: "no",
  since: "0.1.0",
  also: { "compose-lint": ["CL-0019"] },
  check: {
    image({ name, reference }, { report }) {
      if (reference && !reference.digest) report({ at: name.span, message: `${name.value} names a tag, which its publisher can move.` });
    },
  },
};
