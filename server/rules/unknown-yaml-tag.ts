import { mappings, type Value } from "../model/value.ts";
import { replace } from "../text/edit.ts";
import { nearest } from "../text/nearest.ts";
import type { Rule } from "./rule.ts";

export const unknownYamlTag: Rule = {
  id: "unknown-yaml-tag",
  summary: "A YAML tag means nothing to Compose",
  category: "correctness",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: {},

  check: {
    compose({ documents, legacy }, { text, report }) {
      if (legacy) return;
      for (const value of documents.flatMap((it) => [...tagged(it)])) {
        const tag = value.tag!;
        if (known.has(tag) || tag === "!") continue;
        // The tag stands in front of the value, perhaps with an anchor between.
        const start = text.lastIndexOf(tag, value.span.start);
        if (start < 0 || text.slice(start, value.span.start).length > tag.length + 200) continue;
        const at = { start, end: start + tag.length };
        const meant = nearest(tag, ["!reset", "!override"]);
        report({
          at,
          message: `Compose passes over the tag ${tag}; it knows !reset and !override.`,
          fixes: meant ? [{ title: `Change to ${meant} (it then takes effect)`, safety: "unsafe", edits: [replace(at, meant)] }] : [],
        });
      }
    },
  },
};

const known: ReadonlySet<string> = new Set([
  "!reset",
  "!override",
  ..."str int float bool null binary timestamp map seq merge omap set".split(" ").map((it) => `!!${it}`),
]);

/** The values with a tag, each once. */
function* tagged(root: Value): Generator<Value> {
  for (const mapping of mappings(root)) {
    for (const { value, merged } of mapping.entries) {
      if (merged || value.alias) continue;
      if (value.tag) yield value;
      if (value.kind === "list") for (const item of value.items) if (item.tag && !item.alias) yield item;
    }
  }
}
