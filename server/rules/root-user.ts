import type { Rule } from "./rule.ts";

export const rootUser: Rule = {
  id: "root-user",
  summary: "The container is told to run as root",
  category: "privilege",
  severity: "warning",
  fixable: "no",
  since: "0.1.0",
  also: { cis: ["4.1"], hadolint: ["DL3002"], trivy: ["DS-0002"], checkov: ["CKV_DOCKER_8"] },
  check: {
    user({ name, final }, report) {
      if (final && /^["']?(?:root|0+)["']?(?::|$)/.test(name.value)) report({ at: name.span, message: `The container runs as ${name.value}.` });
    },
  },
};
