import { findFlag, removeFlag } from "../edit/flag.ts";
import type { Rule } from "./rule.ts";

export const insecureEntitlement: Rule = {
  id: "insecure-entitlement",
  summary: "A build step runs without a sandbox",
  category: "host-access",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: { semgrep: ["run-security-insecure"] },

  check: {
    instruction(instruction, { text, report }) {
      const flag = instruction.name === "RUN" ? findFlag(instruction, "security") : undefined;
      if (flag?.value?.value !== "insecure") return;
      report({
        at: flag.span,
        message: "The step runs like a privileged container on the machine that builds.",
        fixes: [{ title: "Run in the sandbox (the step may need more rights)", safety: "unsafe", edits: [removeFlag(text, flag)] }],
      });
    },
  },
};
