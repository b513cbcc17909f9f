import { deviceCountMistake, deviceCounts } from "../judge/compose-format.ts";
import { scalarsOf } from "../judge/compose-value.ts";
import type { Rule } from "./rule.ts";

export const invalidDeviceCount: Rule = {
  id: "invalid-device-count",
  summary: "The count of devices is neither all nor a number",
  category: "correctness",
  severity: "error",
  fixable: "no",
  since: "0.1.0",
  also: {},

  check: {
    key(key, { report }) {
      for (const { path, scalar } of scalarsOf(key)) {
        if (!deviceCounts.has(path) || typeof scalar.value !== "string" || deviceCountMistake(scalar.value) === undefined) continue;
        report({
          at: scalar.inner,
          message: `count takes all or a whole number, ${scalar.value === "" ? "and is empty" : `not ${scalar.value}`}.`,
        });
      }
    },
  },
};
