import { rootStage } from "../judge/lineage.ts";
import { started } from "../judge/start.ts";
import type { Rule } from "./rule.ts";

export const missingCmd: Rule = {
  id: "missing-cmd",
  summary: "An image says nothing to start",
  category: "lifecycle",
  severity: "off",
  fixable: "no",
  since: "0.1.0",
  also: {},

  check: {
    stage(stage, { model, report }) {
      if (model.kind !== "dockerfile" || !stage.ships) return;
      const commands = started(model, stage);
      if (commands.some(({ words, calls, form }) => words.length + calls.length > 0 || form === "shell")) return;
      // It drops the CMD of the base image, too.
      const emptied = commands.find(({ place }) => place === "ENTRYPOINT");
      if (emptied) {
        report({ at: emptied.span, message: "Nothing is left to start: ENTRYPOINT is empty, and there is no CMD." });
        return;
      }
      // Any other image may bring its own.
      if (rootStage(stage).base.meaning !== "scratch") return;
      report({ at: stage.base.span, message: "The image has neither ENTRYPOINT nor CMD, so docker run fails without a command." });
    },
  },
};
