import { circularReferences } from "../judge/stage-reference.ts";
import type { Rule } from "./rule.ts";

export const circularStageDependency: Rule = {
  id: "circular-stage-dependency",
  summary: "Two stages need each other",
  category: "correctness",
  severity: "error",
  fixable: "no",
  since: "0.1.0",
  also: { buildkit: ["build-error"], hadolint: ["DL3022"], tally: ["tally/circular-stage-deps"] },

  check: {
    dockerfile(file, { uri, report }) {
      for (const { name, user, stage } of circularReferences(file)) {
        const other = stage.name?.value ?? String(stage.index);
        report({
          at: name.span,
          message: `Stage ${other} needs this one itself, so neither can be built first.`,
          related: [
            { uri, at: (stage.name ?? stage.base).span, message: `Stage ${other} begins here.` },
            { uri, at: (user.name ?? user.base).span, message: "This stage begins here." },
          ],
        });
      }
    },
  },
};
