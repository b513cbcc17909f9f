import { flawsOf } from "../judge/compose-flaws.ts";
import { replace } from "../text/edit.ts";
import type { Rule } from "./rule.ts";

export const ambiguousBoolean: Rule = {
  id: "ambiguous-boolean",
  summary: "yes, no, on or off stands where Compose takes true or false",
  category: "correctness",
  severity: "warning",
  fixable: "safe",
  since: "0.1.0",
  also: {},

  check: {
    compose(file, context) {
      for (const flaw of flawsOf(file)) {
        if (flaw.kind !== "loose-boolean") continue;
        const { value, place } = flaw;
        const given = value.meaning ?? value.text;
        context.report({
          at: value.inner,
          message: `Compose reads ${given} as ${value.value} for ${place.entry?.key.text ?? "this key"} and warns that YAML does not.`,
          fixes:
            value.alias || value.text !== given || value.anchor
              ? []
              : [{ title: `Write ${value.value}`, safety: "safe", edits: [replace(value.span, String(value.value))] }],
        });
      }
    },
  },
};
