import { newlineOf } from "../edit/lines.ts";
import { rewriteText } from "../edit/yaml.ts";
import { items } from "../model/value.ts";
import { insert } from "../text/edit.ts";
import { nearest } from "../text/nearest.ts";
import type { Fix, Rule } from "./rule.ts";

export const invalidHealthcheckTest: Rule = {
  id: "invalid-healthcheck-test",
  summary: "A healthcheck does not say how its command is run",
  category: "correctness",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: {},

  check: {
    key({ entry: { key, value }, place }, { text, report }) {
      if (key.text !== "test" || place !== "services.*.healthcheck") return;
      const first = items(value)[0];
      if (value.kind !== "list" || first?.kind !== "scalar" || typeof first.value !== "string" || words.includes(first.value)) return;
      const meant =
        first.value === first.text ? (words.find((it) => it === first.text.trim().toUpperCase()) ?? nearest(first.text, words)) : undefined;
      const fixes: Fix[] = meant
        ? [{ title: `Change to ${meant}`, safety: "unsafe", edits: [rewriteText(text, first, meant)] }]
        : first.alias || value.alias || first.text === ""
          ? []
          : [
              {
                title: "Begin with CMD",
                safety: "unsafe",
                edits: [
                  insert(first.span.start, value.flow ? "CMD, " : `CMD${newlineOf(text)}${" ".repeat(columnOf(text, value.span.start))}- `),
                ],
              },
            ];
      report({
        at: first.span,
        message: `A healthcheck's list begins with CMD, CMD-SHELL or NONE, not with ${first.value || "nothing"}.`,
        fixes,
      });
    },
  },
};

const words = ["CMD", "CMD-SHELL", "NONE"];

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf("\n", offset - 1) + 1);
}
