import type { Rule } from "./rule.ts";

export const syntaxError: Rule = {
  id: "syntax-error",
  summary: "The file cannot be read as what it is",
  category: "correctness",
  severity: "error",
  fixable: "no",
  since: "0.1.0",
  also: { hadolint: ["DL1000"] },
  check: {
    problem({ span, code, message }, { report }) {
      if (code === "syntax") report({ at: span, message });
    },
  },
};
