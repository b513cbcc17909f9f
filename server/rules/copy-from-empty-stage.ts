import { makesFiles, rootStage } from "../judge/lineage.ts";
import { stageReferences } from "../judge/stage-reference.ts";
import type { Stage } from "../model/dockerfile.ts";
import type { Rule } from "./rule.ts";

export const copyFromEmptyStage: Rule = {
  id: "copy-from-empty-stage",
  summary: "A stage copies from one that holds no files",
  category: "correctness",
  severity: "error",
  fixable: "no",
  since: "0.1.0",
  also: { tally: ["tally/copy-from-empty-scratch-stage"] },

  check: {
    dockerfile(file, { uri, report }) {
      for (const { node, name, user, stage, onbuild } of stageReferences(file)) {
        if (node.kind !== "copy" || onbuild || stage.index >= user.index || !isEmpty(stage)) continue;
        // Its root is there, and a pattern that matches nothing copies nothing.
        if (node.sources.length === 0 || node.sources.some(({ meaning }) => meaning === undefined || /^[./]*$|[*?[]/.test(meaning)))
          continue;
        report({
          at: name.span,
          message: `Stage ${name.value} holds no files: it is built from scratch and copies none.`,
          related: [{ uri, at: (stage.name ?? stage.base).span, message: "The stage begins here." }],
        });
      }
    },
  },
};

/** Whether nothing in a stage or below it makes a file or a folder, and no other image is under it. */
function isEmpty(stage: Stage): boolean {
  return rootStage(stage).base.meaning === "scratch" && !makesFiles(stage);
}
