import { isPlain } from "../judge/shell.ts";
import type { Call, Word } from "../model/command.ts";
import { replace } from "../text/edit.ts";
import type { Rule } from "./rule.ts";

export const blankAroundEquals: Rule = {
  id: "blank-around-equals",
  summary: "A blank beside = keeps a variable from getting its value",
  category: "shell",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: {
    hadolint: ["SC1007", "SC1068", "SC2283"],
    shellcheck: ["SC1007", "SC1068", "SC2283"],
    tally: ["shellcheck/SC1007", "shellcheck/SC1068", "shellcheck/SC2283"],
  },

  check: {
    command({ calls, script, form }, { report }) {
      if (form === "exec") return;
      for (const call of calls.filter(isPlain)) {
        const value = valueBehind(call);
        if (value) {
          const { program } = call;
          report({
            at: program.span,
            message: `${program.written} is a command here, and no variable: blanks stand beside the =.`,
            also: alsoOf("SC1068", "SC2283"),
            fixes: [
              {
                title: `Give ${program.written} the value`,
                safety: "unsafe",
                edits: [replace({ start: program.span.end, end: value.start }, value.equals ? "" : "=")],
              },
            ],
          });
        }
      }
      for (const [i, { name, word, call }] of script.assignments.entries()) {
        if (word.written !== `${name.value}=` || name.value === "IFS") continue;
        const neighbour = script.assignments[i + 1]?.word;
        const next = call ? call.program : neighbour?.span.start === word.span.end + 1 ? neighbour : undefined;
        if (!next || next.span.start <= word.span.end || (call && call.assignments.at(-1)?.span.start !== word.span.start)) continue;
        const sure = call !== undefined && isPlain(call) && isValue(call);
        report({
          at: word.span,
          message: sure
            ? `${name.value} stays empty and ${next.written} is run: a blank stands behind the =.`
            : `${name.value} is empty: a blank stands behind the =.`,
          also: alsoOf("SC1007"),
          // To run a program with an empty variable is written like that.
          ...(!sure && { severity: "off" }),
          fixes: sure
            ? [
                {
                  title: `Give ${name.value} the value`,
                  safety: "unsafe",
                  edits: [replace({ start: word.span.end, end: next.span.start }, "")],
                },
              ]
            : [],
        });
      }
    },
  },
};

/** Where the value stands in `A = 1` and `A =1`, and whether it has the = with it. */
function valueBehind({ program, arguments: words, assignments, wrappers }: Call): { start: number; equals: boolean } | undefined {
  const [first, second] = words;
  if (!first || words.length > 2 || assignments.length + wrappers.length > 0) return undefined;
  if (!/^[A-Za-z_]\w*$/.test(program.written) || comparing.test(program.written)) return undefined;
  if (first.written === "=" && second) return { start: second.span.start, equals: false };
  return words.length === 1 && /^=[^=~]/.test(first.written) ? { start: first.span.start, equals: true } : undefined;
}

/** Programs that may be given a = of their own. */
const comparing = /^(?:test|expr|echo|printf|let|set|export|eval|grep|egrep|fgrep|read)$/;

/** Whether what stands in the place of a program is no name of one. */
function isValue({ program, arguments: words, wrappers }: Call): boolean {
  return words.length === 0 && wrappers.length === 0 && looksLikeValue(program);
}

function looksLikeValue({ written, value }: Word): boolean {
  return value === undefined ? /^["']?\$\(/.test(written) : /^["'][^/]*["']$|^v?\d|^https?:/.test(written);
}

function alsoOf(...codes: string[]) {
  return { hadolint: codes, shellcheck: codes, tally: codes.map((it) => `shellcheck/${it}`) };
}
