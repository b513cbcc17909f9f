import { booleanOf } from "../model/boolean.ts";
import { remove } from "../text/edit.ts";
import type { Span } from "../text/span.ts";
import type { Fix, Rule } from "./rule.ts";

export const invalidCheckDirective: Rule = {
  id: "invalid-check-directive",
  summary: "The check directive has an option that the builder does not know",
  category: "correctness",
  severity: "error",
  fixable: "safe",
  since: "0.1.0",
  also: { buildkit: ["build-error"] },

  check: {
    dockerfile({ directives }, { report }) {
      const check = directives.find((it) => it.name === "check");
      if (!check) return;
      const { value, span } = check.value;
      // The builder stops at the first blank, and at the third option.
      const read = value.split(/[ \t]/, 1)[0]!;
      const parts = read.split(";");
      let start = span.start;
      for (const [i, part] of parts.entries()) {
        const at = { start, end: start + part.length };
        start = at.end + 1;
        const wrong = mistake(i < 2 ? part : parts.slice(2).join(";"));
        if (wrong === undefined) continue;
        report({
          at: part === "" ? check.span : at,
          message: wrong,
          fixes: parts.length > 1 ? [dropped(at, span, i === parts.length - 1)] : [],
        });
        return;
      }
    },
  },
};

/** Without the option; of the last one with what the builder does not read any more. */
function dropped({ start, end }: Span, whole: Span, isLast: boolean): Fix {
  const span = isLast ? { start: start - 1, end: whole.end } : { start, end: end + 1 };
  return { title: "Remove the option", safety: "safe", edits: [remove(span)] };
}

function mistake(part: string): string | undefined {
  const equals = part.indexOf("=");
  if (equals < 0) return part === "" ? "The check directive has an empty option." : `${part} in the check directive has no =.`;
  const name = part.slice(0, equals).trim();
  if (name === "skip" || name === "experimental") return undefined;
  if (name !== "error") return `The check directive has no option ${name}; there are skip, error and experimental.`;
  const value = part.slice(equals + 1).trim();
  if (booleanOf(value) !== undefined) return undefined;
  return `error in the check directive is ${value === "" ? "empty" : value}, which is neither true nor false.`;
}
