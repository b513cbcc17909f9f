import { stagesByName } from "../model/dockerfile.ts";
import type { Also, Rule } from "./rule.ts";

const buildFails: Also = { buildkit: ["build-error"] };
const laterStage: Also = { ...buildFails, hadolint: ["DL3022"] };
const itself: Also = {
  ...buildFails,
  hadolint: ["DL3023"],
  trivy: ["DS-0006"],
  kics: ["COPY '--from' References Current FROM Alias"],
};

export const copyFromLaterStage: Rule = {
  id: "copy-from-later-stage",
  summary: "A stage copies from itself, from a later stage or from none",
  category: "correctness",
  severity: "error",
  fixable: "no",
  since: "0.1.0",
  also: { ...itself, hadolint: ["DL3022", "DL3023"] },

  check: {
    copy({ from, stage, onbuild }, context) {
      const file = context.model;
      const name = from?.name.meaning?.toLowerCase();
      if (!from || from.stage || onbuild || name === undefined || file.kind !== "dockerfile") return;
      const index = stage?.index ?? 0;
      const isNumber = /^\d+$/.test(name);
      const later = isNumber
        ? file.stages[Number(name)]
        : stagesByName(file)
            .get(name)
            ?.find((it) => it.index >= index);
      if (!later && !isNumber) return;
      const shown = from.name.value;
      const found = later?.name ?? later?.base;
      context.report({
        at: from.name.span,
        message: !later
          ? `There is no stage ${shown}.`
          : later === stage
            ? `Stage ${shown} copies from itself.`
            : `Stage ${shown} is only built after this line.`,
        // By its number others take a stage for one that is not there yet.
        also: later === stage && !isNumber ? itself : laterStage,
        related: found ? [{ uri: context.uri, at: found.span, message: "The stage begins here." }] : [],
      });
    },
  },
};
