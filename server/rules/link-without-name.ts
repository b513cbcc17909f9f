import type { Rule } from "./rule.ts";

export const linkWithoutName: Rule = {
  id: "link-without-name",
  summary: "ln is given a target only, and makes the link in the working directory",
  category: "shell",
  severity: "info",
  fixable: "no",
  since: "0.1.0",
  also: { hadolint: ["SC2226"], shellcheck: ["SC2226"], tally: ["shellcheck/SC2226"] },

  check: {
    command({ calls }, { report }) {
      for (const { name, arguments: words, program, wrappers } of calls) {
        if (
          name !== "ln" ||
          wrappers.some((it) => it.value === "xargs") ||
          words.some((it) => it.value === undefined && !/^"\$\w+"$/.test(it.written))
        )
          continue;
        const operands = words.filter((it) => !(it.value ?? it.written).startsWith("-"));
        const [only] = operands;
        if (
          !only ||
          operands.length > 1 ||
          /[*?{@]/.test(only.written) ||
          words.some((it) => /^-\w*t|^--target-directory/.test(it.value ?? ""))
        )
          continue;
        report({ at: program.span, message: `ln makes the link to ${only.written} in the working directory.` });
      }
    },
  },
};
