import { showing } from "./problem.ts";
import type { Rule } from "./rule.ts";

export const emptyFile: Rule = {
  id: "empty-file",
  summary: "A Dockerfile has no instructions",
  category: "correctness",
  severity: "error",
  fixable: "no",
  since: "0.1.0",
  also: { buildkit: ["build-error"], "dockerfile-utils": ["NO_SOURCE_IMAGE"] },

  check: showing("empty-file"),
};
