import { insert } from "../text/edit.ts";
import { showing } from "./problem.ts";
import type { Rule } from "./rule.ts";

export const envWithoutValue: Rule = {
  id: "env-without-value",
  summary: "ENV or LABEL gives a name no value",
  category: "correctness",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: { buildkit: ["build-error"], "dockerfile-utils": ["ARGUMENT_REQUIRES_TWO"] },

  check: showing("env-without-value", ({ span }) => [
    { title: "Give it an empty value", safety: "unsafe", edits: [insert(span.end, "=")] },
  ]),
};
