import type { Call, Word } from "../model/command.ts";
import { insert } from "../text/edit.ts";
import type { Rule } from "./rule.ts";

export const optionLikeGlob: Rule = {
  id: "option-like-glob",
  summary: "A file whose name begins with a dash is taken for an option",
  category: "shell",
  severity: "info",
  fixable: "unsafe",
  since: "0.1.0",
  also: { hadolint: ["SC2035"], shellcheck: ["SC2035"], tally: ["shellcheck/SC2035"] },

  check: {
    command({ calls, shell, form }, { report }) {
      if (form === "exec" || (shell !== "sh" && shell !== "bash")) return;
      for (const call of calls) {
        if (texts.test(call.name ?? "")) continue;
        const end = call.arguments.findIndex((it) => it.value === "--");
        for (const word of end < 0 ? call.arguments : call.arguments.slice(0, end)) {
          if (!isGlob(word) || isPattern(word, call)) continue;
          report({
            at: word.span,
            message: `A file whose name begins with a dash makes ${word.written} an option of ${call.name}.`,
            fixes: [{ title: `Write ./${word.written}`, safety: "unsafe", edits: [insert(word.span.start, "./")] }],
          });
        }
      }
    },
  },
};

/** Programs that take a word beginning with a wildcard for a text or a pattern, not for files. */
const texts =
  /^(?:echo|printf|test|\[|expr|let|export|set|alias|unset|case|yum|dnf|microdnf|apt|apt-get|apt-mark|zypper|apk|pip3?|git|npm)$/;

function isGlob({ written, span }: Word): boolean {
  return /^[*?][^\s"'`$]*$/.test(written) && written.length === span.end - span.start && !/^\*+=/.test(written);
}

/** Whether it is what an option in front of it asks for: `find -name *.c`, `unzip x -x *.md`. */
function isPattern(word: Word, { name, arguments: words }: Call): boolean {
  const before = words[words.indexOf(word) - 1]?.value;
  if (before === undefined) return false;
  return (
    /^-{1,2}\w*(?:name|path|regex|exclude|include|wholename|lname)$/.test(before) || (/^-[xi]$/.test(before) && /zip$/.test(name ?? ""))
  );
}
