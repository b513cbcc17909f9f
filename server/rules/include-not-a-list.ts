import { replaceValue } from "../edit/yaml.ts";
import { asScalar } from "../edit/yaml-quote.ts";
import { flawsOf } from "../judge/compose-flaws.ts";
import { named } from "./compose-value.ts";
import type { Rule } from "./rule.ts";

export const includeNotAList: Rule = {
  id: "include-not-a-list",
  summary: "The top-level include is not a list",
  category: "correctness",
  severity: "error",
  fixable: "safe",
  since: "0.1.0",
  also: { dclint: ["invalid-schema"] },

  check: {
    compose(file, context) {
      for (const flaw of flawsOf(file)) {
        if (flaw.kind !== "wrong-type" || flaw.place.path !== "include" || !flaw.place.entry) continue;
        const { value, place } = flaw;
        const small = value.kind === "scalar" && typeof value.value === "string" && !value.alias;
        context.report({
          at: place.entry!.key.inner,
          message: `include takes a list of files, not ${named(value)}.`,
          fixes: small
            ? [{ title: "Write it as a list", safety: "safe", edits: [replaceValue(context.text, place.entry!, [asScalar(value.text)])] }]
            : [],
        });
      }
    },
  },
};
