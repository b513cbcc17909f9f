import type { Rule } from "./rule.ts";

export const indirectStatusCheck: Rule = {
  id: "indirect-status-check",
  summary: "A condition looks at $? instead of at the command",
  category: "shell",
  // It works, and how it reads is a matter of taste.
  severity: "off",
  fixable: "no",
  since: "0.1.0",
  also: { hadolint: ["SC2181"], shellcheck: ["SC2181"], tally: ["shellcheck/SC2181"] },

  check: {
    command({ script, calls }, { report }) {
      const asking = new Set(
        calls.filter((it) => (it.name === "[" || it.name === "test") && it.arguments.some(({ value }) => value === "0")),
      );
      for (const { name, call, span } of script.expansions) {
        if (name !== "?" || !call || !asking.has(call)) continue;
        report({ at: span, message: "The condition looks at $?, which the command itself could stand for." });
      }
    },
  },
};
