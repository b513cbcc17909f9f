import { removeLines } from "../edit/lines.ts";
import type { Problem } from "../model/node.ts";
import { replace } from "../text/edit.ts";
import { showing } from "./problem.ts";
import type { Context, Fix, Rule } from "./rule.ts";

export const invalidEscapeDirective: Rule = {
  id: "invalid-escape-directive",
  summary: "The escape directive names another character than \\ or `",
  category: "correctness",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: { buildkit: ["build-error"], "dockerfile-utils": ["INVALID_ESCAPE_DIRECTIVE"] },

  check: showing("invalid-escape-directive", fixes),
};

/** The one that the lines of the file end with is meant. */
function fixes({ span }: Problem, { text, model }: Context): Fix[] {
  const directive =
    model.kind === "dockerfile" ? model.directives.find((it) => it.span.start <= span.start && span.end <= it.span.end) : undefined;
  if (/`[ \t]*\r?\n/.test(text) && directive && directive.value.value !== "")
    return [{ title: "Escape with `", safety: "unsafe", edits: [replace(directive.value.span, "`")] }];
  return [{ title: "Remove the directive (\\ is what escapes)", safety: "unsafe", edits: [removeLines(text, span)] }];
}
