import { replace } from "../text/edit.ts";
import { nearest } from "../text/nearest.ts";
import { showing } from "./problem.ts";
import type { Rule } from "./rule.ts";

export const undefinedAlias: Rule = {
  id: "undefined-alias",
  summary: "An alias names an anchor that does not stand before it",
  category: "correctness",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: { dclint: ["invalid-yaml"] },

  check: showing("undefined-alias", ({ span, candidates }, { text }) => {
    const meant = candidates && nearest(text.slice(span.start + 1, span.end), candidates);
    return meant === undefined ? [] : [{ title: `Write *${meant}`, safety: "unsafe", edits: [replace(span, `*${meant}`)] }];
  }),
};
