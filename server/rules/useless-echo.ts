import { callsWithin, isPlain } from "../judge/shell.ts";
import type { Expansion } from "../model/shell.ts";
import type { Rule } from "./rule.ts";

export const uselessEcho: Rule = {
  id: "useless-echo",
  summary: "echo prints what a command prints, which it could do itself",
  category: "shell",
  // It does no harm.
  severity: "off",
  fixable: "no",
  since: "0.1.0",
  also: { hadolint: ["SC2005", "SC2116"], shellcheck: ["SC2005", "SC2116"], tally: ["shellcheck/SC2005", "shellcheck/SC2116"] },

  check: {
    command(command, { report }) {
      const outputs = new Map<number, Expansion>();
      for (const it of command.script.expansions)
        if ((it.kind === "command" || it.kind === "backquotes") && !outputs.has(it.word.span.start)) outputs.set(it.word.span.start, it);
      for (const { name, arguments: words, program } of command.calls.filter(isPlain)) {
        const [only] = words;
        if (name !== "echo" || !only || words.length > 1) continue;
        const output = outputs.get(only.span.start);
        const whole = output && output.span.end - output.span.start === only.written.replace(/^"(.*)"$/s, "$1").length ? output : undefined;
        // `$(<file)` calls nothing.
        if (!whole || callsWithin(command, whole.span).length === 0) continue;
        report({
          at: program.span,
          message: "echo prints what the command in its argument could print itself.",
          also: { hadolint: ["SC2005"], shellcheck: ["SC2005"], tally: ["shellcheck/SC2005"] },
        });
      }
      for (const it of command.script.expansions) {
        if (it.kind !== "command" && it.kind !== "backquotes") continue;
        const [call, ...more] = callsWithin(command, it.span);
        if (call?.name !== "echo" || more.length > 0 || call.redirections.length + call.wrappers.length > 0) continue;
        if (
          call.arguments.length === 0 ||
          call.arguments.some((word) => /^-/.test(word.written) || /[*?{]/.test(word.written.replace(/\$\{/g, "")))
        )
          continue;
        report({
          at: call.program.span,
          message: "echo hands over its arguments, which could stand there themselves.",
          also: { hadolint: ["SC2116"], shellcheck: ["SC2116"], tally: ["shellcheck/SC2116"] },
        });
      }
    },
  },
};
