import type { Rule } from "./rule.ts";

export const mountOnWindows: Rule = {
  id: "mount-on-windows",
  summary: "A Windows stage mounts something while it is built",
  category: "correctness",
  severity: "warning",
  fixable: "no",
  since: "0.1.0",
  also: { tally: ["tally/windows/no-run-mounts"] },

  check: {
    mount({ place, type, stage, span }, { report }) {
      if (place !== "RUN --mount" || !stage?.windows) return;
      report({
        at: span,
        message: `Most builders for Windows cannot mount ${type === "unknown" ? "anything" : `a ${type === "ssh" ? "socket of ssh" : type}`} in a build step.`,
      });
    },
  },
};
