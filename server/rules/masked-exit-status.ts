import { callsWithin } from "../judge/shell.ts";
import { printsOneWord } from "../knowledge/one-word-output.ts";
import type { Call, Command } from "../model/command.ts";
import type { Assignment } from "../model/shell.ts";
import { type Edit, insert, remove } from "../text/edit.ts";
import type { Rule } from "./rule.ts";

export const maskedExitStatus: Rule = {
  id: "masked-exit-status",
  summary: "A failure is lost because export or local hides it",
  category: "shell",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: { hadolint: ["SC2155"], shellcheck: ["SC2155"], tally: ["shellcheck/SC2155"] },

  check: {
    command(command, { report }) {
      for (const assignment of command.script.assignments) {
        const declaration = assignment.declaredBy;
        if (!declaration || !/^(?:export|readonly|local|declare|typeset)$/.test(declaration.name ?? "")) continue;
        const inner = masked(assignment, command);
        if (!inner) continue;
        const edits = apart(assignment);
        report({
          at: declaration.program.span,
          message: `${declaration.name} succeeds even if ${inner.name ?? "the command"} in the value of ${assignment.name.value} fails.`,
          ...(hardlyFails(inner) ? { severity: "off" } : declaration.failure === "lost" && { severity: "info" }),
          fixes: edits
            ? [{ title: `Assign first, so that a failure of ${inner.name ?? "the command"} counts`, safety: "unsafe", edits }]
            : [],
        });
      }
    },
  },
};

/** The command whose result nobody asks for; none where only a text is printed. */
function masked({ word }: Assignment, command: Command): Call | undefined {
  if (!/\$\(|`/.test(word.written)) return undefined;
  return callsWithin(command, word.span).findLast((it) => it.context === "substitution" && it.span.end <= word.span.end);
}

/** Whether a command asks nothing but the system that it runs on. */
function hardlyFails({ name = "", arguments: words }: Call): boolean {
  return /^(?:echo|printf|pwd|date|basename|dirname|mktemp|true)$/.test(name) || printsOneWord(name, words[0]?.value);
}

/** `export A="$(b)"` → `A="$(b)" && export A`; what declares a variable of a function has to come first. */
function apart({ name, word, append, declaredBy }: Assignment): Edit[] | undefined {
  const { program, arguments: words, wrappers, assignments, redirections, failure, followedBy, name: keyword } = declaredBy!;
  if (words.length > 1 || words[0] !== word || append || wrappers.length + assignments.length + redirections.length > 0) return undefined;
  // Behind `&&`, set -e would not see the failure.
  const joint = failure === "ends" && followedBy === ";" ? ";" : " &&";
  if (keyword !== "export" && keyword !== "readonly") return [insert(program.span.end, ` ${name.value}${joint}`)];
  return [remove({ start: program.span.start, end: word.span.start }), insert(word.span.end, `${joint} ${keyword} ${name.value}`)];
}
