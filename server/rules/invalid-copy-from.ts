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
    copy({ keyword, instruction, onbuild }, { text, report }) {
      const flag = findFlag(instruction, "from");
      if (keyword !== "COPY" || flag?.value?.value !== "") return;
      // A trigger is kept in the image letter by letter.
      report({
        at: flag.span,
        message: "--from names nothing, so the files come from the build context.",
        fixes: [{ title: "Remove --from", safety: onbuild ? "unsafe" : "safe", edits: [removeFlag(text, flag)] }],
      });
    },
  },
};
