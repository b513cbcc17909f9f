import { stageReferences } from "../judge/stage-reference.ts";
import type { Rule } from "./rule.ts";

export const copyFromOwnStage: Rule = {
  id: "copy-from-own-stage",
  summary: "A stage copies from itself",
  category: "correctness",
  severity: "error",
  fixable: "no",
  since: "0.1.0",
  also: {
    hadolint: ["DL3023"],
    buildkit: ["build-error"],
    trivy: ["DS-0006"],
    kics: ["COPY '--from' References Current FROM Alias"],
    tally: ["hadolint/DL3023", "tally/circular-stage-deps"],
  },

  check: {
    dockerfile(file, { uri, report }) {
      for (const { name, node, user, stage, onbuild } of stageReferences(file)) {
        // A trigger means a stage of the file that builds on the image.
        if (user !== stage || onbuild) continue;
        report({
          at: name.span,
          message: `Stage ${name.value} ${node.kind === "copy" ? "copies" : "mounts"} from itself.`,
          related: [{ uri, at: (stage.name ?? stage.base).span, message: "The stage begins here." }],
        });
      }
    },
  },
};
