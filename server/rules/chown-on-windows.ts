import { findFlag, removeFlag } from "../edit/flag.ts";
import type { Rule } from "./rule.ts";

export const chownOnWindows: Rule = {
  id: "chown-on-windows",
  summary: "--chown stands in a Windows stage, where it means nothing",
  category: "correctness",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: { tally: ["tally/windows/no-chown-flag"] },

  check: {
    copy(copy, { text, report }) {
      const flag = copy.stage?.windows ? findFlag(copy, "chown") : undefined;
      if (!flag) return;
      report({
        at: flag.span,
        message: "Files of Windows have no owner that --chown could set.",
        fixes: [{ title: "Remove --chown (the builder makes the layer anew)", safety: "unsafe", edits: [removeFlag(text, flag)] }],
      });
    },
  },
};
