import { rootStage } from "../judge/lineage.ts";
import { started } from "../judge/start.ts";
import type { Rule } from "./rule.ts";

export const missingCmd: Rule = {
  id: "missing-cmd",
  summary: "An image built from scratch says nothing to start",
  category: "lifecycle",
  severity: "off",
  fixable: "no",
  since: "0.1.0",
  also: {},

  check: {
    stage(stage, { model, report }) {
      if (model.kind !== "dockerfile" || !stage.ships || started(model, stage).length > 0) return;
      // Any other image may bring its own.
      if (rootStage(stage).base.meaning !== "scratch") return;
      report({ at: stage.base.span, message: "The image has neither ENTRYPOINT nor CMD, so docker run fails without a command." });
    },
  },
};
