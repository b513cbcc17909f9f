import { stageNumber } from "../judge/stage-reference.ts";
import type { Rule } from "./rule.ts";

export const stageIndexOutOfRange: Rule = {
  id: "stage-index-out-of-range",
  summary: "COPY --from names a number that no stage has",
  category: "correctness",
  severity: "error",
  fixable: "no",
  since: "0.1.0",
  also: { buildkit: ["build-error"], hadolint: ["DL3022"], tally: ["hadolint/DL3022"] },

  check: {
    copy(copy, { model, report }) {
      const number = stageNumber(copy);
      if (number === undefined || copy.onbuild || model.kind !== "dockerfile" || !copy.from) return;
      const last = model.stages.length - 1;
      if (number >= 0 && number <= last) return;
      report({
        at: copy.from.name.span,
        message:
          last === 0
            ? `There is no stage ${copy.from.name.value}: the only one has the number 0.`
            : `There is no stage ${copy.from.name.value}: they are numbered from 0 to ${last}.`,
      });
    },
  },
};
