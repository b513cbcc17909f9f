import { rewriteText } from "../edit/yaml.ts";
import { durations } from "../judge/compose-format.ts";
import { scalarsOf } from "../judge/compose-value.ts";
import { durationMeant, durationMistake } from "../judge/duration.ts";
import type { Rule } from "./rule.ts";

export const invalidDuration: Rule = {
  id: "invalid-duration",
  summary: "A time span of a Compose file is none",
  category: "correctness",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: {},

  check: {
    key(key, { text, report }) {
      for (const { path, scalar } of scalarsOf(key)) {
        if (!durations.has(path) || typeof scalar.value !== "string") continue;
        const wrong = durationMistake(scalar.value);
        if (wrong === undefined) continue;
        const name = key.entry.key.text;
        const meant = scalar.value === scalar.text ? durationMeant(scalar.text) : undefined;
        report({
          at: scalar.inner,
          message:
            scalar.value === ""
              ? `${name} is empty instead of a duration such as 30s.`
              : `${scalar.value} is no duration for ${name}: ${wrong}.`,
          fixes: meant
            ? [{ title: `Change to ${meant} (it then takes effect)`, safety: "unsafe", edits: [rewriteText(text, scalar, meant)] }]
            : [],
        });
      }
    },
  },
};
