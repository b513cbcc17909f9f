import { scalarsOf } from "../judge/compose-value.ts";
import type { Rule } from "./rule.ts";

export const invalidReplicas: Rule = {
  id: "invalid-replicas",
  summary: "A service is to run fewer than zero times",
  category: "correctness",
  severity: "error",
  fixable: "no",
  since: "0.1.0",
  also: {},

  check: {
    key(key, { report }) {
      for (const { path, scalar } of scalarsOf(key)) {
        if (path !== "services.*.scale" && path !== "services.*.deploy.replicas") continue;
        const { value } = scalar;
        if (typeof value !== "number" || !Number.isInteger(value) || value >= 0) continue;
        report({ at: scalar.inner, message: `${key.entry.key.text} takes 0 or more, not ${value}.` });
      }
    },
  },
};
