import { removeEntry } from "../edit/yaml.ts";
import { type Entry, mappings } from "../model/value.ts";
import type { Rule } from "./rule.ts";

export const duplicateKey: Rule = {
  id: "duplicate-key",
  summary: "A key stands twice in the same mapping",
  category: "correctness",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: { dclint: ["invalid-yaml"] },

  check: {
    compose({ root }, context) {
      for (const mapping of mappings(root)) {
        const seen = new Map<string, Entry>();
        for (const entry of mapping.entries) {
          const { text, inner } = entry.key;
          const first = seen.get(text);
          if (!first && !entry.merged) seen.set(text, entry);
          if (!first || entry.merged || text === "<<") continue;
          context.report({
            at: inner,
            message: `Compose refuses ${text}, which already stands above in the same mapping.`,
            related: [{ uri: context.uri, at: first.key.inner, message: "It stands here first." }],
            fixes: [
              { title: `Remove the earlier ${text}`, safety: "unsafe", edits: [removeEntry(context.text, mapping, first)] },
              { title: `Remove this ${text}`, safety: "unsafe", edits: [removeEntry(context.text, mapping, entry)] },
            ],
          });
        }
      }
    },
  },
};
