import { showing } from "./problem.ts";
import type { Rule } from "./rule.ts";

export const lineTooLong: Rule = {
  id: "line-too-long",
  summary: "A line is longer than the builder reads",
  category: "correctness",
  severity: "error",
  fixable: "no",
  since: "0.1.0",
  also: { buildkit: ["build-error"] },

  check: showing("line-too-long"),
};
