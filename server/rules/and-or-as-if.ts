import type { Call } from "../model/command.ts";
import type { Rule } from "./rule.ts";

export const andOrAsIf: Rule = {
  id: "and-or-as-if",
  summary: "What stands behind || runs also where what stands behind && fails",
  category: "shell",
  severity: "info",
  fixable: "no",
  since: "0.1.0",
  also: { hadolint: ["SC2015"], shellcheck: ["SC2015"], tally: ["shellcheck/SC2015"] },

  check: {
    command({ script }, { report }) {
      for (const { condition, next, otherwise } of script.choices) {
        if (!otherwise || !next || harmless.test(otherwise.name ?? "") || tests.test(next.name ?? "") || otherwise.context === "condition")
          continue;
        report({
          at: otherwise.program.span,
          message: `${shown(otherwise)} runs also where ${shown(next)} fails.`,
          // Behind anything but a test, that is often what is meant; and what hardly fails does no harm.
          ...((!tests.test(condition?.name ?? "") || steady.test(next.name ?? "")) && { severity: "off" }),
        });
      }
    },
  },
};

function shown({ program, arguments: [first] }: Call): string {
  return first && first.written.length < 30 ? `${program.written} ${first.written}` : program.written;
}

const harmless = /^(?:echo|exit|return|printf|true|:)$/;
const steady = /^(?:echo|printf|true|:|export|set|unset)$/;
const tests = /^(?:\[|test)$/;
