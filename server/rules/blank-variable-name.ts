import { showing } from "./problem.ts";
import type { Rule } from "./rule.ts";

export const blankVariableName: Rule = {
  id: "blank-variable-name",
  summary: "ENV, ARG or LABEL has a value without a name",
  category: "correctness",
  severity: "error",
  fixable: "no",
  since: "0.1.0",
  also: { buildkit: ["build-error"], "dockerfile-utils": ["SYNTAX_MISSING_NAMES"] },

  check: showing("blank-variable-name"),
};
