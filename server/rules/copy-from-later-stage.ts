import { stagesByName } from "../model/dockerfile.ts";
import type { Rule } from "./rule.ts";

export const copyFromLaterStage: Rule = {
  id: "copy-from-later-stage",
  summary: "A stage copies from one that comes after it, or from itself",
  category: "correctness",
  severity: "error",
  fixable: "no",
  since: "0.1.0",
  also: { hadolint: ["DL3022", "DL3023"], "dockerfile-utils": ["INVALID_STAGE"] },

  check: {
    copy(copy, context) {
      if (!copy.from || copy.from.stage || !copy.stage || copy.onbuild || context.model.kind !== "dockerfile") return;
      const name = copy.from.name.meaning?.toLowerCase();
      if (name === undefined) return;
      const later = stagesByName(context.model)
        .get(name)
        ?.find((it) => it.index >= copy.stage!.index);
      if (!later) return;
      context.report({
        at: copy.from.name.span,
        message:
          later === copy.stage
            ? `Stage ${copy.from.name.value} copies from itself.`
            : `Stage ${copy.from.name.value} is built only after this line.`,
        related: later.name ? [{ uri: context.uri, at: later.name.span, message: "The stage begins here." }] : [],
      });
    },
  },
};
