import { startAs } from "../edit/stage-user.ts";
import { unusedAccount } from "../judge/unused-account.ts";
import { userIsSet } from "../judge/user.ts";
import type { Rule } from "./rule.ts";

export const unusedUser: Rule = {
  id: "unused-user",
  summary: "An image creates a user and still runs as root",
  category: "privilege",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: {
    cis: ["4.1"],
    trivy: ["DS-0002"],
    checkov: ["CKV_DOCKER_3"],
    kics: ["Missing User Instruction"],
    semgrep: ["missing-user", "missing-user-entrypoint"],
    tally: ["tally/user-created-but-never-used"],
  },

  check: {
    stage(stage, context) {
      const file = context.model;
      if (file.kind !== "dockerfile" || !stage.ships) return;
      const account = unusedAccount(file, stage);
      if (!account || userIsSet(file, stage, context.services())) return;
      const own = account.word.span.start >= stage.span.start;
      context.report({
        at: own ? account.word.span : stage.base.span,
        message: `${account.name} is created and never used: the image runs as root.`,
        fixes: [
          {
            title: `Start as ${account.name} (files owned by root become read-only)`,
            safety: "unsafe",
            edits: [startAs(context.text, file, stage, account.name)],
          },
        ],
      });
    },
  },
};
