import { findFlag, removeFlag } from "../edit/flag.ts";
import type { Rule } from "./rule.ts";

export const hostNetworkBuild: Rule = {
  id: "host-network-build",
  summary: "A build step uses the network of the machine that builds",
  category: "host-access",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: {},

  check: {
    instruction(instruction, { text, report }) {
      const flag = instruction.name === "RUN" ? findFlag(instruction, "network") : undefined;
      if (flag?.value?.value !== "host") return;
      report({
        at: flag.span,
        message: "The step reaches every service that listens on the machine that builds.",
        fixes: [
          { title: "Run in the network of builds (the step may need the host's)", safety: "unsafe", edits: [removeFlag(text, flag)] },
        ],
      });
    },
  },
};
