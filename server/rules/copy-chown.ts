import { findFlag, removeFlag } from "../edit/flag.ts";
import { isRoot } from "../model/user.ts";
import type { Rule } from "./rule.ts";

export const copyChown: Rule = {
  id: "copy-chown",
  summary: "Files are given to the user who runs the program, who can then change them",
  category: "privilege",
  severity: "off",
  fixable: "unsafe",
  since: "0.1.0",
  also: { kics: ["Chown Flag Exists"] },

  check: {
    copy({ keyword, flags, stage }, { model, text, report }) {
      if (model.kind !== "dockerfile" || !stage?.ships || stage.windows) return;
      const flag = findFlag({ flags }, "chown");
      const owner = flag?.value;
      if (!flag || !owner || isRoot(owner.meaning)) return;
      report({
        at: flag.span,
        message: `What ${keyword} brings belongs to ${owner.value}, who can change it.`,
        fixes: [{ title: "Leave the files to root (the program can only read them)", safety: "unsafe", edits: [removeFlag(text, flag)] }],
      });
    },
  },
};
