import { rewriteText } from "../edit/yaml.ts";
import { flawsOf } from "../judge/compose-flaws.ts";
import type { Rule } from "./rule.ts";

export const envKeyTrailingSpace: Rule = {
  id: "env-key-trailing-space",
  summary: "The name of a variable ends with a blank",
  category: "correctness",
  severity: "error",
  fixable: "safe",
  since: "0.1.0",
  also: {},

  check: {
    compose(file, context) {
      for (const flaw of flawsOf(file)) {
        if (flaw.kind !== "spaced-name") continue;
        const { item, name } = flaw;
        const { text } = item;
        const equals = text.indexOf("=");
        const trimmed = text.slice(0, equals < 0 ? undefined : equals).trimEnd();
        const rest = equals < 0 ? "" : text.slice(equals + 1);
        // A blank on this side alone would be part of the value.
        const mended = equals < 0 ? trimmed : `${trimmed}=${rest.trimStart()}`;
        context.report({
          at: item.inner,
          message: `Compose refuses the blank behind ${name.trim()} in the name of the variable.`,
          fixes: item.alias ? [] : [{ title: "Remove the blanks", safety: "safe", edits: [rewriteText(context.text, item, mended)] }],
        });
      }
    },
  },
};
