import type { Call } from "../model/command.ts";
import type { Rule } from "./rule.ts";

export const unreadPipe: Rule = {
  id: "unread-pipe",
  summary: "A pipe ends at a program that does not read its input",
  category: "shell",
  severity: "warning",
  fixable: "no",
  since: "0.1.0",
  also: { hadolint: ["SC2216"], shellcheck: ["SC2216"], tally: ["shellcheck/SC2216"] },

  check: {
    command({ calls, form }, { report }) {
      if (form === "exec") return;
      for (const { name, pipedInto } of calls) {
        // Who answers all questions may be told to, though nobody asks.
        if (!pipedInto || name === "yes" || !ignoresInput(pipedInto)) continue;
        report({
          at: pipedInto.program.span,
          message: `${pipedInto.name} does not read what ${name ?? "the pipe"} sends through the pipe.`,
        });
      }
    },
  },
};

const deaf =
  /^(?:basename|chgrp|chmod|chown|cp|dirname|du|echo|export|getconf|kill|ln|ls|mkdir|mktemp|mv|printf|ps|pwd|rm|rmdir|sleep|touch|uname|usermod|groupadd)$/;

/** Whether a call takes no notice of its input. */
function ignoresInput({ name = "", arguments: words, wrappers, redirections, runner }: Call): boolean {
  if (!deaf.test(name) || wrappers.length > 0 || runner || redirections.some((it) => it.operator.startsWith("<"))) return false;
  // They ask, and the pipe answers.
  if (/^(?:rm|cp|mv|ln)$/.test(name) && words.some((it) => /^-\w*[iI]|^--interactive/.test(it.value ?? ""))) return false;
  return !words.some(
    ({ value, written }) =>
      /^(?:-|\/dev\/stdin|\/dev\/fd\/0|\/proc\/self\/fd\/0)$|^--files0-from=-/.test(value ?? "") ||
      /\$\(\s*(?:cat|<|read|head|tail)|`cat/.test(written),
  );
}
