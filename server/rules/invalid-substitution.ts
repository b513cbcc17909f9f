import type { Problem } from "../model/node.ts";
import { insert, replace } from "../text/edit.ts";
import { showing } from "./problem.ts";
import type { Context, Fix, Rule } from "./rule.ts";

export const invalidSubstitution: Rule = {
  id: "invalid-substitution",
  summary: "A variable is written in a way that the builder cannot read",
  category: "correctness",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: { buildkit: ["build-error"], "dockerfile-utils": ["UNSUPPORTED_MODIFIER"] },

  check: showing("invalid-substitution", fixes),
};

/** Where the shell would assign a default, the builder can take one. A brace that is missing at the end is missing there. */
function fixes({ span }: Problem, { text }: Context): Fix[] {
  const written = text.slice(span.start, span.end);
  const assigned = /\$\{\w+:?=/.exec(written);
  if (assigned) {
    const at = span.start + assigned.index + assigned[0].length;
    return [
      { title: "Use - instead of = (the variable stays unset)", safety: "unsafe", edits: [replace({ start: at - 1, end: at }, "-")] },
    ];
  }
  const open = /\$\{\w+(?=["']?$)/.exec(written);
  return open ? [{ title: "Close the brace", safety: "unsafe", edits: [insert(span.start + open.index + open[0].length, "}")] }] : [];
}
