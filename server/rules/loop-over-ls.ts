import { callsWithin } from "../judge/shell.ts";
import type { Call, Word } from "../model/command.ts";
import { type Edit, replace } from "../text/edit.ts";
import type { Rule } from "./rule.ts";

export const loopOverLs: Rule = {
  id: "loop-over-ls",
  summary: "A loop goes through what ls prints instead of through files",
  category: "shell",
  severity: "info",
  fixable: "unsafe",
  since: "0.1.0",
  also: { hadolint: ["SC2045"], shellcheck: ["SC2045"], tally: ["shellcheck/SC2045"] },

  check: {
    command(command, { report }) {
      for (const { words = [] } of command.script.loops) {
        for (const word of words) {
          if (!/^(?:\$\(|`)/.test(word.written)) continue;
          const [call, ...more] = callsWithin(command, word.span);
          if (call?.name !== "ls" || more.length > 0) continue;
          const edits = pattern(word, call);
          report({
            at: call.program.span,
            message: "Blanks in the names that ls prints make several turns of one file.",
            fixes: edits ? [{ title: "Let the shell find the files", safety: "unsafe", edits }] : [],
          });
        }
      }
    },
  },
};

/** `$(ls *.zip)` → `*.zip`. */
function pattern(word: Word, { arguments: words, redirections }: Call): Edit[] | undefined {
  const [only] = words;
  if (!only || words.length > 1 || redirections.length > 0 || !/^[\w./*?${}-]*[*?][\w./*?${}-]*$/.test(only.written)) return undefined;
  return only.written.startsWith("-") ? undefined : [replace(word.span, only.written)];
}
