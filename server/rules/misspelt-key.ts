import { composeKeys } from "../knowledge/compose-keys.ts";
import { replace } from "../text/edit.ts";
import { nearest } from "../text/nearest.ts";
import type { Rule } from "./rule.ts";

export const misspeltKey: Rule = {
  id: "misspelt-key",
  summary: "A key that Compose does not know, one slip away from one that it does",
  category: "correctness",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: {},

  check: {
    key({ entry: { key }, place, parent }, context) {
      const known = composeKeys[place];
      if (!known || known.includes(key.text) || key.text.startsWith("x-")) return;
      const meant = nearest(key.text, known);
      if (meant === undefined) return;
      const taken = parent.entries.some((it) => it.key.text === meant);
      context.report({
        at: key.inner,
        message: `Compose refuses the key ${key.text}; ${meant} is the one it knows.`,
        // Nothing runs as the file stands; the price is what the key does once it is read.
        fixes: taken ? [] : [{ title: `Rename to ${meant} (Compose then reads it)`, safety: "unsafe", edits: [replace(key.inner, meant)] }],
      });
    },
  },
};
