import { startAs } from "../edit/stage-user.ts";
import { dropsPrivileges, runningUser, startsNothing, startsWorkers, userIsSet } from "../judge/user.ts";
import type { Rule } from "./rule.ts";

export const missingUser: Rule = {
  id: "missing-user",
  summary: "An image sets no user, and its base runs as root",
  category: "privilege",
  // Four of five real files say none.
  severity: "info",
  fixable: "unsafe",
  since: "0.1.0",
  also: {
    cis: ["4.1"],
    trivy: ["DS-0002"],
    checkov: ["CKV_DOCKER_3"],
    kics: ["Missing User Instruction"],
    semgrep: ["missing-user", "missing-user-entrypoint"],
  },

  check: {
    stage(stage, context) {
      const file = context.model;
      if (file.kind !== "dockerfile" || !stage.ships || stage.windows) return;
      const { user, root, base } = runningUser(file, stage);
      // An unknown base may well have a user of its own; what only others build on is theirs to decide.
      if (user || !root || base?.startsAsRootThenDrops || base?.workersDrop) return;
      if (
        startsNothing(file, stage) ||
        startsWorkers(file, stage) ||
        dropsPrivileges(file, stage) ||
        userIsSet(file, stage, context.services())
      )
        return;
      const account = base?.nonRootUser;
      context.report({
        at: stage.base.span,
        message: `The image sets no user, so it runs as root, as ${stage.base.value} does.`,
        fixes: [
          {
            title: account
              ? `Start as ${account} (files owned by root become read-only)`
              : "Start as 10001, a user without a home (files owned by root become read-only)",
            safety: "unsafe",
            edits: [startAs(context.text, stage, account ?? "10001")],
          },
        ],
      });
    },
  },
};
