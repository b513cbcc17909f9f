import type { Rule } from "./rule.ts";

export const unknownSuppression: Rule = {
  id: "unknown-suppression",
  summary: "A suppression comment names no rule that exists",
  category: "maintainability",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: {},
  // The engine reports it: a rule does not know the others.
  check: {},
};
