import { composeKeys } from "../knowledge/compose-keys.ts";
import { replace } from "../text/edit.ts";
import { nearest } from "../text/nearest.ts";
import type { Rule } from "./rule.ts";

export const misspeltKey: Rule = {
  id: "misspelt-key",
  summary: "A key is unknown to Compose and close to one that it knows",
  category: "correctness",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: { dclint: ["invalid-schema"] },

  check: {
    key({ entry: { key }, place, parent }, context) {
      const known = composeKeys[place];
      if (!known || known.includes(key.text) || key.text.startsWith("x-")) return;
      const meant = nearest(key.text, known);
      if (meant === undefined) return;
      const taken = parent.entries.some((it) => it.key.text === meant);
      context.report({
        at: key.inner,
        message: `Compose refuses the key ${key.text}; it knows ${meant}.`,
        // Nothing runs as the file stands; the price is what the key does once it is read.
        fixes: taken ? [] : [{ title: `Rename to ${meant} (it then takes effect)`, safety: "unsafe", edits: [replace(key.inner, meant)] }],
      });
    },
  },
};
