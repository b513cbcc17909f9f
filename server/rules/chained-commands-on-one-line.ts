import { newlineOf, startOfLine } from "../edit/lines.ts";
import { replace } from "../text/edit.ts";
import type { Span } from "../text/span.ts";
import type { Rule } from "./rule.ts";

export const chainedCommandsOnOneLine: Rule = {
  id: "chained-commands-on-one-line",
  summary: "Several commands of a step stand on one line",
  category: "style",
  severity: "off",
  fixable: "unsafe",
  since: "0.1.0",
  also: { tally: ["tally/newline-per-chained-call"] },

  check: {
    command({ place, form, span, calls, script }, { text, model, report }) {
      if (place !== "RUN" || form === "exec" || script.problems.length > 0 || model.kind !== "dockerfile") return;
      const joints = calls.slice(1).flatMap((call, i) => jointOf(calls[i]!.span, call.span, span, text));
      const first = joints[0];
      if (!first) return;
      const lead = text.slice(startOfLine(text, span.start), span.start);
      const lineEnd = ` ${model.escape}${newlineOf(text)}${/^[ \t]*/.exec(lead)![0]}    `;
      report({
        at: { start: first.end - 2, end: first.end },
        message: "The next command of the step stands on the same line.",
        fixes: [
          {
            title: "Give each command a line of its own (the step runs anew at the next build)",
            safety: "unsafe",
            edits: joints.map(({ start, end }) => replace({ start, end: end - 2 }, lineEnd)),
          },
        ],
      });
    },
  },
};

/** The blanks and the `&&` between two commands; nothing where they are not joined so, on one line, outside of a heredoc. */
function jointOf(before: Span, after: Span, command: Span, text: string): Span[] {
  if (after.start > command.end || after.start - before.end > 100) return [];
  const gap = /^([ \t]*&&)[ \t]*$/.exec(text.slice(before.end, after.start));
  return gap ? [{ start: before.end, end: before.end + gap[1]!.length }] : [];
}
