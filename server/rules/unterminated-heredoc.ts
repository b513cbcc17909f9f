import type { Problem } from "../model/node.ts";
import { replace } from "../text/edit.ts";
import { showing } from "./problem.ts";
import type { Context, Fix, Rule } from "./rule.ts";

export const unterminatedHeredoc: Rule = {
  id: "unterminated-heredoc",
  summary: "A heredoc never ends",
  category: "correctness",
  severity: "error",
  fixable: "safe",
  since: "0.1.0",
  also: { hadolint: ["DL1000"], buildkit: ["build-error"] },

  check: showing("unterminated-heredoc", (problem, context) => withoutShift(problem, context) ?? atLikelyEnd(problem, context)),
};

/** `$(( 1 << 2 ))` means a number to the shell, but the builder sees a heredoc in it wherever a word begins with `<<`. */
function withoutShift({ span }: Problem, { text }: Context): Fix[] | undefined {
  const line = text.slice(text.lastIndexOf("\n", span.start) + 1, span.start);
  const open = line.lastIndexOf("$((");
  if (open < 0 || line.includes("))", open)) return undefined;
  const start = span.start - line.length + open;
  const close = text.indexOf("))", span.start);
  const expression = text.slice(start, close);
  if (close < 0 || expression.includes("\n")) return undefined;
  return [
    { title: "Write the shift without blanks", safety: "safe", edits: [replace({ start, end: close }, expression.replace(/[ \t]+/g, ""))] },
  ];
}

/** A line that is the delimiter but for blanks around it, or for its case. */
function atLikelyEnd({ instruction }: Problem, { text }: Context): Fix[] {
  const heredoc = instruction?.heredocs.at(-1);
  if (!heredoc) return [];
  const { delimiter, body } = heredoc;
  let start = body.start;
  for (const line of text.slice(body.start, body.end).split("\n")) {
    const end = start + line.replace(/\r+$/, "").length;
    if (line.trim().toLowerCase() === delimiter.value.toLowerCase())
      return [
        { title: "End the heredoc where its delimiter stands almost", safety: "unsafe", edits: [replace({ start, end }, delimiter.value)] },
      ];
    start += line.length + 1;
  }
  return [];
}
