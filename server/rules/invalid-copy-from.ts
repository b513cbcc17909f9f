import { findFlag, removeFlag } from "../edit/flag.ts";
import type { Rule } from "./rule.ts";

export const invalidCopyFrom: Rule = {
  id: "invalid-copy-from",
  summary: "COPY --from names nothing",
  category: "correctness",
  severity: "warning",
  fixable: "safe",
  since: "0.1.0",
  also: { "dockerfile-utils": ["FLAG_INVALID_FROM_VALUE"] },

  check: {
    copy({ keyword, instruction }, { text, report }) {
      const flag = findFlag(instruction, "from");
      if (keyword !== "COPY" || flag?.value?.value !== "") return;
      report({
        at: flag.span,
        message: "--from names nothing, so the files come from the build context.",
        fixes: [{ title: "Remove --from", safety: "safe", edits: [removeFlag(text, flag)] }],
      });
    },
  },
};
