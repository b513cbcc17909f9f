import { showing } from "./problem.ts";
import type { Rule } from "./rule.ts";

export const heredocAsDestination: Rule = {
  id: "heredoc-as-destination",
  summary: "COPY or ADD has a heredoc where its destination belongs",
  category: "correctness",
  severity: "error",
  fixable: "no",
  since: "0.1.0",
  also: { buildkit: ["build-error"] },

  check: showing("heredoc-as-destination"),
};
