import { rewriteText } from "../edit/yaml.ts";
import { byteSizeMeant, byteSizeMistake } from "../judge/byte-size.ts";
import { byteSizes } from "../judge/compose-format.ts";
import { scalarsOf } from "../judge/compose-value.ts";
import type { Rule } from "./rule.ts";

export const invalidByteSize: Rule = {
  id: "invalid-byte-size",
  summary: "A limit is no amount of memory",
  category: "correctness",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: {},

  check: {
    key(key, { text, report }) {
      for (const { path, scalar } of scalarsOf(key)) {
        if (!byteSizes.has(path) || typeof scalar.value !== "string") continue;
        const wrong = byteSizeMistake(scalar.value);
        if (wrong === undefined) continue;
        const name = key.entry.key.text;
        const meant = scalar.value === scalar.text ? byteSizeMeant(scalar.text) : undefined;
        report({
          at: scalar.inner,
          message:
            scalar.value === "" ? `${name} is empty instead of a size such as 512m.` : `${scalar.value} is no size for ${name}: ${wrong}.`,
          fixes: meant
            ? [{ title: `Change to ${meant} (it then takes effect)`, safety: "unsafe", edits: [rewriteText(text, scalar, meant)] }]
            : [],
        });
      }
    },
  },
};
