import { rootStage, setsWorkdir } from "../judge/lineage.ts";
import { isAbsolute } from "../judge/workdir-base.ts";
import type { Dockerfile, Instruction, Stage } from "../model/dockerfile.ts";
import type { Rule } from "./rule.ts";

export const copyToRelativeDestination: Rule = {
  id: "copy-to-relative-destination",
  summary: "COPY writes to a folder that only the base image knows",
  category: "correctness",
  severity: "off",
  fixable: "no",
  since: "0.1.0",
  also: { hadolint: ["DL3045"], tally: ["hadolint/DL3045"] },

  check: {
    copy({ keyword, target, stage, onbuild, instruction }, { model, report }) {
      if (keyword !== "COPY" || onbuild || !target || model.kind !== "dockerfile" || setsBefore(model, instruction, stage)) return;
      const path = target.meaning ?? target.value;
      if (isAbsolute(path) || path.startsWith("$")) return;
      report({
        at: target.span,
        message: `${target.value} lies in whatever WORKDIR ${stage ? rootStage(stage).base.value : "the base image"} has.`,
      });
    },
  },
};

/** Whether a `WORKDIR` stands before an instruction, in its stage or in one below it. */
function setsBefore(file: Dockerfile, { span }: Instruction, stage: Stage | undefined): boolean {
  if (stage?.parent && setsWorkdir(stage.parent)) return true;
  if (stage && !setsWorkdir(stage)) return false;
  const first = (stage ?? file).instructions.find((it) => it.name === "WORKDIR" && !it.onbuild);
  return first !== undefined && first.span.start < span.start;
}
