import { remove } from "../text/edit.ts";
import type { Span } from "../text/span.ts";
import type { Rule } from "./rule.ts";

export const unusedAnchor: Rule = {
  id: "unused-anchor",
  summary: "An anchor is set and no alias names it",
  category: "maintainability",
  severity: "info",
  fixable: "safe",
  since: "0.1.0",
  also: {},

  check: {
    compose({ unusedAnchors, problems }, { text, report }) {
      // The alias may be in what could not be read.
      if (problems.length > 0) return;
      for (const { value, span } of unusedAnchors)
        report({
          at: span,
          message: `No alias names the anchor &${value}.`,
          tag: "unnecessary",
          fixes: [{ title: `Remove &${value}`, safety: "safe", edits: [remove(withBlanks(text, span))] }],
        });
    },
  },
};

/** With the blanks behind, or before where the line ends. */
function withBlanks(text: string, { start, end }: Span): Span {
  let after = end;
  while (text[after] === " ") after++;
  if (after < text.length && !/[\r\n]/.test(text[after]!)) return { start, end: after };
  let before = start;
  while (text[before - 1] === " ") before--;
  return { start: before, end };
}
