import type { Problem } from "../model/node.ts";
import { insert } from "../text/edit.ts";
import { showing } from "./problem.ts";
import type { Context, Fix, Rule } from "./rule.ts";

export const unterminatedQuote: Rule = {
  id: "unterminated-quote",
  summary: "A quote in an instruction is never closed",
  category: "correctness",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: { buildkit: ["build-error"], "dockerfile-utils": ["SYNTAX_MISSING_SINGLE_QUOTE", "SYNTAX_MISSING_DOUBLE_QUOTE"] },

  check: showing("unterminated-quote", fixes),
};

/** One quote that opens a value can only be meant to close at its end. */
function fixes({ span }: Problem, { text }: Context): Fix[] {
  const written = text.slice(span.start, span.end);
  const quotes = written.match(/["']/g) ?? [];
  if (quotes.length !== 1 || written.includes("\n") || /[\\`]$/.test(written)) return [];
  return [{ title: "Close the quote at the end", safety: "unsafe", edits: [insert(span.end, quotes[0]!)] }];
}
