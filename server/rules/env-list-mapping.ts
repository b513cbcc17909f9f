import { asScalar } from "../edit/yaml-quote.ts";
import { flawsOf } from "../judge/compose-flaws.ts";
import type { Mapping } from "../model/value.ts";
import { replace } from "../text/edit.ts";
import type { Fix, Rule } from "./rule.ts";

export const envListMapping: Rule = {
  id: "env-list-mapping",
  summary: "A list of NAME=value has an item written as NAME: value",
  category: "correctness",
  severity: "error",
  fixable: "safe",
  since: "0.1.0",
  also: { dclint: ["invalid-schema"] },

  check: {
    compose(file, context) {
      for (const flaw of flawsOf(file)) {
        if (flaw.kind !== "colon-item" || !flaw.pairs) continue;
        const { item, entry, place } = flaw;
        const { key } = entry;
        context.report({
          at: key.inner,
          message: `${place.entry?.key.text ?? "The list"} takes ${key.text}=value in a list; with a colon it is a mapping.`,
          fixes: item.alias ? [] : inPairs(item),
        });
      }
    },
  },
};

/** An item that is one pair becomes a text. */
function inPairs(item: Mapping): Fix[] {
  const [only, ...others] = item.entries;
  if (!only || others.length > 0 || only.merged || only.value.kind !== "scalar" || only.value.alias) return [];
  const { key, value } = only;
  const pair = value.value === null ? key.text : `${key.text}=${value.text}`;
  if (/\n/.test(pair)) return [];
  return [{ title: `Write ${key.text}=…`, safety: "safe", edits: [replace(item.span, asScalar(pair, { flow: item.flow }))] }];
}
