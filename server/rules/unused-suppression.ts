import type { Rule } from "./rule.ts";

export const unusedSuppression: Rule = {
  id: "unused-suppression",
  summary: "A comment allows a rule that finds nothing there",
  category: "maintainability",
  severity: "info",
  fixable: "safe",
  since: "0.1.0",
  also: {},
  // The engine reports it: only there it is known what a comment allowed.
  check: {},
};
