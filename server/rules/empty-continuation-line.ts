import { removeLines } from "../edit/lines.ts";
import { type Instruction, instructionNames } from "../model/dockerfile.ts";
import { remove } from "../text/edit.ts";
import type { Span } from "../text/span.ts";
import type { Fix, Rule } from "./rule.ts";

export const emptyContinuationLine: Rule = {
  id: "empty-continuation-line",
  summary: "A line that is continued is followed by an empty one",
  category: "correctness",
  severity: "warning",
  fixable: "safe",
  since: "0.1.0",
  also: {
    buildkit: ["NoEmptyContinuation"],
    "dockerfile-utils": ["EMPTY_CONTINUATION_LINE"],
    tally: ["buildkit/NoEmptyContinuation"],
  },

  check: {
    instruction(instruction, { text, report }) {
      const [first] = instruction.emptyLines;
      if (!first) return;
      const { keyword, span, emptyLines } = instruction;
      const at = continuation(text, first.start) ?? keyword.span;
      const taken = swallowed(text, instruction);
      if (taken) {
        const message = `The ${text.slice(at.start, at.end)} before the empty line makes ${taken} a part of ${keyword.value}.`;
        report({ at, message, fixes: cut(text, at, first, `End ${keyword.value} here (${taken} becomes an instruction)`, "unsafe") });
        return;
      }
      const message = `${keyword.value} goes on behind an empty line.`;
      const edits = emptyLines.map((it) => removeLines(text, it));
      const isOpen = first.start >= span.end;
      report({
        at,
        message: isOpen ? `${keyword.value} is continued, but nothing follows.` : message,
        fixes: isOpen
          ? cut(text, at, first, "End the instruction here", "safe")
          : [{ title: "Remove the empty lines", safety: "safe", edits }],
      });
    },
  },
};

/** The escape character at the end of the line above. */
function continuation(text: string, start: number): Span | undefined {
  const above = /[\\`](?=[ \t]*\r*\n$)/.exec(text.slice(Math.max(0, start - 200), start));
  return above
    ? { start: start - above[0].length - (above.input.length - above.index - 1), end: start - (above.input.length - above.index - 1) }
    : undefined;
}

/** The keyword of the instruction that was meant to begin behind the empty lines. */
function swallowed(text: string, { emptyLines, span }: Instruction): string | undefined {
  const { end } = emptyLines.at(-1)!;
  if (end >= span.end) return undefined;
  const next = /^[ \t]*([A-Z]+)[ \t]/.exec(text.slice(end, end + 100))?.[1];
  return next !== undefined && instructionNames.has(next) ? next : undefined;
}

function cut(text: string, at: Span, { start }: Span, title: string, safety: Fix["safety"]): Fix[] {
  if (at.end - at.start !== 1 || at.end > start) return [];
  const blanks = /[ \t]*$/.exec(text.slice(Math.max(0, at.start - 200), at.start))![0].length;
  return [{ title, safety, edits: [remove({ start: at.start - blanks, end: at.end })] }];
}
