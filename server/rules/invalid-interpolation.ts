import { insert } from "../text/edit.ts";
import { showing } from "./problem.ts";
import type { Fix, Rule } from "./rule.ts";

export const invalidInterpolation: Rule = {
  id: "invalid-interpolation",
  summary: "Compose takes a text for a variable and cannot read it",
  category: "correctness",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: {},

  check: showing("invalid-interpolation", ({ span }, { text }) => {
    if (text[span.start] !== "$") return [];
    const literal: Fix = { title: "Double the $ (it then is a plain dollar)", safety: "unsafe", edits: [insert(span.start, "$")] };
    const open = /^\$\{[A-Za-z_]\w*(?![^\n]*\})/.exec(text.slice(span.start, span.start + 200))?.[0];
    if (open === undefined) return [literal];
    return [
      { title: `Close ${open} with } (it then is a variable)`, safety: "unsafe", edits: [insert(span.start + open.length, "}")] },
      literal,
    ];
  }),
};
