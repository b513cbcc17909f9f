import { shellOf } from "../judge/system-shell.ts";
import { replace } from "../text/edit.ts";
import type { Rule } from "./rule.ts";

export const echoEscapes: Rule = {
  id: "echo-escapes",
  summary: "echo prints \\n and its like as they are written",
  category: "shell",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: { hadolint: ["SC2028"], shellcheck: ["SC2028"], tally: ["shellcheck/SC2028"] },

  check: {
    command(command, { model, report }) {
      if (command.form !== "shell" || model.kind !== "dockerfile") return;
      const shell = shellOf(command, model);
      for (const { name, program, arguments: words, runner, redirections } of command.calls) {
        if (name !== "echo" || runner || words.some((it) => /^-[neE]*e/.test(it.value ?? ""))) continue;
        const word = words.find((it) => /^["']/.test(it.written) && sequence.test(it.written));
        if (!word) continue;
        const found = sequence.exec(word.written)![0];
        // Alone and without a percent sign, printf prints the same text.
        const simple =
          words.length === 1 &&
          !/[%]/.test(word.written) &&
          program.written === "echo" &&
          word.span.end - word.span.start === word.written.length;
        const text = simple ? `${word.written.slice(0, -1)}\\n${word.written.at(-1)}` : "";
        report({
          at: word.span,
          message: shell === "dash" ? `Only some shells know ${found} in what echo prints.` : `echo prints ${found} as it is written.`,
          // The image's own shell knows them.
          severity: shell === "dash" ? "off" : shell === undefined ? "info" : redirections.length > 0 ? "warning" : "info",
          fixes: simple
            ? [{ title: "Print it with printf", safety: "unsafe", edits: [replace(program.span, "printf"), replace(word.span, text)] }]
            : [],
        });
      }
    },
  },
};

const sequence = /\\(?:[abefnrtv](?![A-Za-z]*:)|0?[0-7]{3}|x[\dA-Fa-f]{2})/;
