import { endOfLine, newlineOf, startOfLine } from "../edit/lines.ts";
import { insert, remove } from "../text/edit.ts";
import type { Rule } from "./rule.ts";

export const trailingComment: Rule = {
  id: "trailing-comment",
  summary: "A comment stands behind arguments and is taken for more of them",
  category: "correctness",
  severity: "error",
  fixable: "safe",
  since: "0.1.0",
  also: { buildkit: ["build-error"] },

  check: {
    instruction({ trailing, keyword, onbuild, name, span }, { text, report }) {
      if (!trailing) return;
      const { start, end } = trailing.span;
      const line = startOfLine(text, span.start);
      const indent = /^[ \t]*/.exec(text.slice(line, span.start))![0];
      const blanks = /[ \t]*$/.exec(text.slice(Math.max(line, start - 200), start))![0].length;
      const refused = trailing.refused && !onbuild;
      report({
        at: trailing.span,
        message: `The builder takes this comment for arguments of ${onbuild ? name : keyword.value}.`,
        ...(!refused && { severity: "warning" }),
        fixes: [
          {
            title: refused ? "Move the comment above" : "Move the comment above (its words are no arguments any more)",
            safety: refused ? "safe" : "unsafe",
            edits: [
              insert(line, indent + text.slice(start, end) + newlineOf(text)),
              remove({ start: start - blanks, end: Math.max(end, Math.min(endOfLine(text, end), end)) }),
            ],
          },
        ],
      });
    },
  },
};
