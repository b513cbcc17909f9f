import { runningUser } from "../judge/user.ts";
import type { Also, Rule } from "./rule.ts";

const others: Also = { hadolint: ["DL3002"], tally: ["hadolint/DL3002"] };

export const rootBuildStage: Rule = {
  id: "root-build-stage",
  summary: "A stage that is not delivered works as root",
  category: "privilege",
  // Nothing of it runs in a container.
  severity: "off",
  fixable: "no",
  since: "0.1.0",
  also: others,

  check: {
    stage(stage, { model, report }) {
      if (model.kind !== "dockerfile" || stage.ships) return;
      const { user, root } = runningUser(model, stage);
      if (!user || !root || user.stage !== stage) return;
      // Where the last stage inherits it, that is the finding.
      if (runningUser(model, model.stages.at(-1)!).user === user) return;
      report({
        at: user.name.span,
        message: `The stage ${stage.name?.value ?? stage.index} works as ${/\broot\b/.test(user.name.value) ? user.name.value : `root (${user.name.value})`} to its end.`,
        ...(user.name.value.includes("$") && { also: { ...others, hadolint: [] } }),
      });
    },
  },
};
