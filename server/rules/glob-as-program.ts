import { isPlain } from "../judge/shell.ts";
import type { Rule } from "./rule.ts";

export const globAsProgram: Rule = {
  id: "glob-as-program",
  summary: "A pattern stands for the name of a program",
  category: "shell",
  // It is how one calls what has its version in its path.
  severity: "off",
  fixable: "no",
  since: "0.1.0",
  also: { hadolint: ["SC2211"], shellcheck: ["SC2211"], tally: ["shellcheck/SC2211"] },

  check: {
    command({ calls, form, shell }, { report }) {
      if (form === "exec" || (shell !== "sh" && shell !== "bash")) return;
      for (const { program, wrappers } of calls.filter(isPlain)) {
        if (wrappers.length > 0 || program.value !== program.written || !/[*?]/.test(program.written)) continue;
        report({
          at: program.span,
          message: `The first file that matches ${program.written} is run, and all others are its arguments.`,
        });
      }
    },
  },
};
