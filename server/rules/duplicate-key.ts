import { removeEntry } from "../edit/yaml.ts";
import { type Entry, mappings } from "../model/value.ts";
import type { Span } from "../text/span.ts";
import type { Context, Rule } from "./rule.ts";

export const duplicateKey: Rule = {
  id: "duplicate-key",
  summary: "A key appears twice in the same mapping",
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
          const { text, inner, alias } = entry.key;
          // An alias that means the same key is another one to Compose.
          if (entry.merged || alias) continue;
          const first = seen.get(text);
          if (!first) {
            seen.set(text, entry);
            continue;
          }
          const written = textAt(inner, context);
          context.report({
            at: inner,
            message: messageFor(written),
            related: [{ uri: context.uri, at: first.key.inner, message: "The first one is here." }],
            fixes: [
              {
                title: `Remove the earlier ${written} (this one counts)`,
                safety: "unsafe",
                edits: [removeEntry(context.text, mapping, first)],
              },
              {
                title: `Remove this ${written} (the earlier one counts)`,
                safety: "unsafe",
                edits: [removeEntry(context.text, mapping, entry)],
              },
            ],
          });
        }
      }
    },
    // What is no entry, such as a second merge key, is seen by the parser alone.
    problem({ code, span }, context) {
      if (code === "duplicate-key") context.report({ at: span, message: messageFor(textAt(span, context)) });
    },
  },
};

function messageFor(key: string): string {
  return `Compose refuses a second ${key} in the same mapping.`;
}

function textAt({ start, end }: Span, { text }: Context): string {
  return text.slice(start, end);
}
