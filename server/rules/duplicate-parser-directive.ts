import { removeLines } from "../edit/lines.ts";
import type { Problem } from "../model/node.ts";
import { showing } from "./problem.ts";
import type { Context, Fix, Rule } from "./rule.ts";

export const duplicateParserDirective: Rule = {
  id: "duplicate-parser-directive",
  summary: "A directive such as syntax or escape is given twice",
  category: "correctness",
  severity: "error",
  fixable: "safe",
  since: "0.1.0",
  also: { buildkit: ["build-error"], "dockerfile-utils": ["DUPLICATED_ESCAPE_DIRECTIVE"] },

  check: showing("duplicate-parser-directive", fixes),
};

function fixes({ span }: Problem, { model, text }: Context): Fix[] {
  if (model.kind !== "dockerfile") return [];
  const second = model.directives.find((it) => it.span.start === span.start);
  const first = model.directives.find((it) => it.name === second?.name);
  if (!first || !second) return [];
  const edits = [removeLines(text, span)];
  const { value } = first.value;
  return second.value.value === value
    ? [{ title: "Remove the second one", safety: "safe", edits }]
    : [{ title: `Remove it (${value} holds)`, safety: "unsafe", edits }];
}
