import type { Rule } from "./rule.ts";

export const syntaxError: Rule = {
  id: "syntax-error",
  summary: "The builder or Compose cannot read the file",
  category: "correctness",
  severity: "error",
  fixable: "no",
  since: "0.1.0",
  also: { hadolint: ["DL1000"], dclint: ["invalid-yaml"], buildkit: ["build-error"] },

  check: {
    problem({ code, span, message }, { report }) {
      if (code === "syntax" || code === "alias-bomb") report({ at: span, message });
    },
  },
};
