import { circularReferences, stageReferences } from "../judge/stage-reference.ts";
import type { Rule } from "./rule.ts";

export const copyFromLaterStage: Rule = {
  id: "copy-from-later-stage",
  summary: "A stage copies from a stage further down",
  category: "correctness",
  severity: "error",
  fixable: "no",
  since: "0.1.0",
  also: { buildkit: ["build-error"], hadolint: ["DL3022"], tally: ["hadolint/DL3022"] },

  check: {
    dockerfile(file, { uri, report }) {
      const circular = circularReferences(file);
      for (const reference of stageReferences(file)) {
        const { name, user, stage, onbuild } = reference;
        if (onbuild || stage.index <= user.index || circular.has(reference)) continue;
        report({
          at: name.span,
          message: `Stage ${name.value} is only built after this line.`,
          related: [{ uri, at: (stage.name ?? stage.base).span, message: "The stage begins here." }],
        });
      }
    },
  },
};
