import { findFlag } from "../edit/flag.ts";
import { lacksAccount } from "../judge/passwd.ts";
import type { Rule } from "./rule.ts";

export const namedUserWithoutPasswd: Rule = {
  id: "named-user-without-passwd",
  summary: "A user is named in an image that has no list of accounts",
  category: "privilege",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: { tally: ["tally/named-identity-in-passwdless-stage"] },

  check: {
    user({ place, name, stage }, { model, report }) {
      if (place !== "USER" || model.kind !== "dockerfile" || !stage || stage.windows || name.meaning === undefined) return;
      if (!lacksAccount(model, stage, name.meaning)) return;
      const isRoot = /^root(?::|$)/.test(name.meaning);
      const number = isRoot ? "0" : "65532";
      report({
        at: name.span,
        message: `The image has no account ${name.value}, so no container of it starts.`,
        fixes: [
          {
            title: isRoot ? "Write 0, which needs no account" : "Run as 65532, which needs no account",
            safety: "unsafe",
            edits: [{ span: name.span, newText: number }],
          },
        ],
      });
    },
    copy({ stage, flags, keyword }, { model, report }) {
      const owner = findFlag({ flags }, "chown")?.value;
      if (model.kind !== "dockerfile" || !stage || stage.windows || owner?.meaning === undefined) return;
      if (!lacksAccount(model, stage, owner.meaning)) return;
      report({
        at: owner.span,
        message: `The image has no account ${owner.value}, so ${keyword} fails.`,
        fixes: [
          {
            title: "Give the files to 65532, which needs no account",
            safety: "unsafe",
            edits: [{ span: owner.span, newText: "65532:65532" }],
          },
        ],
      });
    },
  },
};
