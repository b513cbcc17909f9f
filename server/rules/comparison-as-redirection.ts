import { isPlain } from "../judge/shell.ts";
import { replace } from "../text/edit.ts";
import type { Rule } from "./rule.ts";

export const comparisonAsRedirection: Rule = {
  id: "comparison-as-redirection",
  summary: "< or > within [ … ] reads or writes a file instead of comparing",
  category: "shell",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: {
    hadolint: ["SC2071", "SC2073", "SC3012"],
    shellcheck: ["SC2071", "SC2073", "SC3012"],
    tally: ["shellcheck/SC2071", "shellcheck/SC2073", "shellcheck/SC3012"],
  },

  check: {
    command({ calls, form }, { report }) {
      if (form === "exec") return;
      for (const { name, arguments: words, redirections } of calls.filter(isPlain)) {
        const last = words.at(-1);
        if (name !== "[" || last?.written !== "]") continue;
        for (const { span, operator, target, descriptor } of redirections) {
          if (span.start > last.span.start || !target || !/^[<>]$/.test(operator) || descriptor !== (operator === ">" ? 1 : 0)) continue;
          const number = /^\d+$/.test(target.value ?? "");
          report({
            at: { start: span.start, end: span.start + 1 },
            message:
              operator === ">"
                ? `The test writes to a file ${target.written} instead of comparing.`
                : `The test reads a file ${target.written} instead of comparing.`,
            also: alsoOf(number ? ["SC2071"] : ["SC2073", "SC3012"]),
            fixes: [
              {
                title: number ? "Compare the numbers" : "Compare the texts",
                safety: "unsafe",
                edits: [replace(span, `${number ? (operator === ">" ? "-gt" : "-lt") : `\\${operator}`} ${target.written}`)],
              },
            ],
          });
        }
      }
    },
  },
};

function alsoOf(codes: readonly string[]) {
  return { hadolint: codes, shellcheck: codes, tally: codes.map((it) => `shellcheck/${it}`) };
}
