import { rewriteText } from "../edit/yaml.ts";
import type { Rule } from "./rule.ts";

export const ambiguousEnvQuotes: Rule = {
  id: "ambiguous-env-quotes",
  summary: "The quotes around the value of a variable become a part of it",
  category: "correctness",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: {},

  check: {
    variable({ place, name, value }, { text, report }) {
      // Only an item of a list is one text, quotes included.
      if ((place !== "environment:" && place !== "args:") || !value?.scalar || !value.scalar.text.startsWith(`${name.value}=`)) return;
      const written = value.value;
      const quote = written[0];
      if (written.length < 2 || (quote !== '"' && quote !== "'") || written.indexOf(quote, 1) !== written.length - 1) return;
      report({
        at: value.span,
        message: `The quotes become a part of ${name.value}, for only those around the whole item are YAML's.`,
        fixes: [
          {
            title: "Remove the quotes (the value changes)",
            safety: "unsafe",
            edits: [rewriteText(text, value.scalar, `${name.value}=${written.slice(1, -1)}`)],
          },
        ],
      });
    },
  },
};
