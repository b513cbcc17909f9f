import { plainIsSafe } from "../edit/yaml-quote.ts";
import { at, items } from "../model/value.ts";
import { replace } from "../text/edit.ts";
import type { Rule } from "./rule.ts";

export const quotedVolume: Rule = {
  id: "quoted-volume",
  summary: "A volume stands in quotes that it does not need",
  category: "style",
  severity: "off",
  fixable: "safe",
  since: "0.1.0",
  also: { dclint: ["no-quotes-in-volumes"] },

  check: {
    service({ body }, { text, report }) {
      for (const it of items(at(body, "volumes"))) {
        if (it.kind !== "scalar" || (it.style !== "single" && it.style !== "double")) continue;
        if (it.tag !== undefined || !plainIsSafe(it.text, { flow: it.flow })) continue;
        report({
          at: it.span,
          message: `${text.slice(it.span.start, it.span.end)} needs no quotes.`,
          fixes: [{ title: "Remove the quotes", safety: "safe", edits: [replace(it.span, it.text)] }],
        });
      }
    },
  },
};
