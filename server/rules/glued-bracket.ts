import { isPlain } from "../judge/shell.ts";
import type { Word } from "../model/command.ts";
import { type Edit, insert } from "../text/edit.ts";
import type { Rule } from "./rule.ts";

export const gluedBracket: Rule = {
  id: "glued-bracket",
  summary: "A blank is missing beside a bracket of a test",
  category: "shell",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: {
    hadolint: ["SC1020", "SC1035"],
    shellcheck: ["SC1020", "SC1035"],
    tally: ["shellcheck/SC1020", "shellcheck/SC1035"],
  },

  check: {
    command({ calls, form, shell }, { report }) {
      if (form === "exec" || (shell !== "sh" && shell !== "bash")) return;
      for (const { program, name, arguments: words } of calls.filter(isPlain)) {
        const { written, span } = program;
        const last = words.at(-1);
        if (/^\[(?!\[|$)/.test(written) && (last ?? program).written.endsWith("]")) {
          report({
            at: span,
            message: `The shell looks for a program that is called ${written}: a blank is missing behind the bracket.`,
            also: alsoOf("SC1035"),
            fixes: [
              {
                title: "Write blanks beside the brackets",
                safety: "unsafe",
                edits: [insert(span.start + 1, " "), ...closing(last ?? program)],
              },
            ],
          });
        } else if (name === "[" && last && last.written.length > 1 && /[^[]\]$/.test(last.written) && !last.written.includes("[")) {
          report({
            at: last.span,
            message: `The test misses its ], since no blank stands in front of the one in ${last.written}.`,
            also: alsoOf("SC1020"),
            fixes: [{ title: "Write a blank in front of the bracket", safety: "unsafe", edits: [insert(last.span.end - 1, " ")] }],
          });
        }
      }
    },
  },
};

/** A blank in front of a bracket that has none there. */
function closing({ written, span }: Word): Edit[] {
  return written === "]" ? [] : [insert(span.end - 1, " ")];
}

function alsoOf(code: string) {
  return { hadolint: [code], shellcheck: [code], tally: [`shellcheck/${code}`] };
}
