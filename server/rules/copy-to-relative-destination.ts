import { rootStage, setsWorkdir } from "../judge/lineage.ts";
import { isAbsolute } from "../judge/workdir-base.ts";
import type { Stage } from "../model/dockerfile.ts";
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
    copy({ keyword, target, stage, onbuild, instruction }, { report }) {
      if (keyword !== "COPY" || onbuild || !target || !stage || setsBefore(instruction.span.start, stage)) return;
      const path = target.meaning ?? target.value;
      if (isAbsolute(path) || path.startsWith("$")) return;
      report({ at: target.span, message: `${target.value} lies in whatever WORKDIR ${rootStage(stage).base.value} has.` });
    },
  },
};

/** Whether a `WORKDIR` stands before an offset of a stage, or in one below it. */
function setsBefore(offset: number, stage: Stage): boolean {
  if (stage.parent && setsWorkdir(stage.parent)) return true;
  const first = setsWorkdir(stage) ? stage.instructions.find((it) => it.name === "WORKDIR" && !it.onbuild) : undefined;
  return first !== undefined && first.span.start < offset;
}
