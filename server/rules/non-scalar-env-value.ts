import { replaceValue } from "../edit/yaml.ts";
import { quoted } from "../edit/yaml-quote.ts";
import { flawsOf } from "../judge/compose-flaws.ts";
import { entry, type Value } from "../model/value.ts";
import { named } from "./compose-value.ts";
import type { Rule } from "./rule.ts";

export const nonScalarEnvValue: Rule = {
  id: "non-scalar-env-value",
  summary: "The value of a variable is a list or a mapping",
  category: "correctness",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: { dclint: ["invalid-schema"] },

  check: {
    compose(file, context) {
      for (const flaw of flawsOf(file)) {
        if (flaw.kind !== "pair-value" || !/\.(?:environment|args)$/.test(flaw.place.path)) continue;
        const { key, value, place } = flaw;
        const text = flat(value);
        const it = place.entry && entry(place.entry.value, key.text);
        const fixable = text !== undefined && it && !it.merged && !value.alias && !value.anchor;
        context.report({
          at: key.inner,
          message: `The variable ${key.text} holds ${named(value)}, and Compose takes a single value.`,
          fixes: fixable
            ? [
                {
                  title: "Write it as JSON (the program must read that)",
                  safety: "unsafe",
                  edits: [replaceValue(context.text, it, quoted(text))],
                },
              ]
            : [],
        });
      }
    },
  },
};

/** A list or mapping of plain values as JSON. */
function flat(value: Value): string | undefined {
  const plain = (it: Value) => (it.kind === "scalar" && it.value !== undefined ? it.value : undefined);
  const parts = value.kind === "list" ? value.items : value.kind === "mapping" ? value.entries.map((it) => it.value) : [];
  if (parts.length === 0 || parts.some((it) => plain(it) === undefined)) return undefined;
  return value.kind === "list"
    ? JSON.stringify(value.items.map(plain))
    : value.kind === "mapping"
      ? JSON.stringify(Object.fromEntries(value.entries.map((it) => [it.key.text, plain(it.value)])))
      : undefined;
}
