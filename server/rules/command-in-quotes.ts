import { isPlain } from "../judge/shell.ts";
import { remove } from "../text/edit.ts";
import type { Rule } from "./rule.ts";

export const commandInQuotes: Rule = {
  id: "command-in-quotes",
  summary: "Quotes around a whole command make the name of a program of it",
  category: "shell",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: { hadolint: ["SC2286", "SC2289"], shellcheck: ["SC2286", "SC2289"], tally: ["shellcheck/SC2286", "shellcheck/SC2289"] },

  check: {
    command({ calls, form, shell }, { report }) {
      if (form === "exec" || (shell !== "sh" && shell !== "bash")) return;
      for (const { program, arguments: words, wrappers } of calls.filter(isPlain)) {
        const { written, value, span } = program;
        if (value === undefined || wrappers.length > 0 || !/^(["'])(?:(?!\1).)*\1$/.test(written)) continue;
        if (value !== "" && !/^[A-Za-z][\w.-]*\s/.test(value)) continue;
        const number = value === "" ? "SC2286" : "SC2289";
        const plain = words.length === 0 && value !== "" && /^[\w\s./:=@%+,-]*$/.test(value);
        report({
          at: span,
          message:
            value === "" ? "The shell looks for a program without a name." : `The shell looks for one program that is called ${written}.`,
          also: { hadolint: [number], shellcheck: [number], tally: [`shellcheck/${number}`] },
          fixes: plain
            ? [
                {
                  title: "Take the quotes off",
                  safety: "unsafe",
                  edits: [remove({ start: span.start, end: span.start + 1 }), remove({ start: span.end - 1, end: span.end })],
                },
              ]
            : [],
        });
      }
    },
  },
};
