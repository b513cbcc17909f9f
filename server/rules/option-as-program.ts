import { isPlain } from "../judge/shell.ts";
import type { Rule } from "./rule.ts";

export const optionAsProgram: Rule = {
  id: "option-as-program",
  summary: "An option stands where a program has to",
  category: "shell",
  severity: "warning",
  fixable: "no",
  since: "0.1.0",
  also: { hadolint: ["SC2215"], shellcheck: ["SC2215"], tally: ["shellcheck/SC2215"] },

  check: {
    command({ calls, form, shell }, { report }) {
      if (form === "exec" || (shell !== "sh" && shell !== "bash")) return;
      for (const { program, wrappers } of calls.filter(isPlain)) {
        if (wrappers.length > 0 || program.value !== program.written || !/^--?[A-Za-z]/.test(program.written)) continue;
        report({ at: program.span, message: `The shell looks for a program that is called ${program.written}.` });
      }
    },
  },
};
