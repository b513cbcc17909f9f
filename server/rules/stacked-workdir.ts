import { isAbsolute, workdirBefore } from "../judge/workdir-base.ts";
import type { Rule } from "./rule.ts";

export const stackedWorkdir: Rule = {
  id: "stacked-workdir",
  summary: "A WORKDIR is relative to the one before it",
  category: "maintainability",
  // It is clear, only not at one glance.
  severity: "off",
  fixable: "safe",
  since: "0.1.0",
  also: {
    hadolint: ["DL3000"],
    trivy: ["DS-0009"],
    checkov: ["CKV_DOCKER_10"],
    kics: ["WORKDIR Path Not Absolute"],
    "dockerfile-utils": ["WORKDIR_IS_NOT_ABSOLUTE"],
  },

  check: {
    instruction({ name, onbuild, words, stage, span }, { report }) {
      const [word] = words;
      if (name !== "WORKDIR" || onbuild || !word || words.length > 1 || !stage) return;
      if (isAbsolute(word.meaning ?? word.value) || word.value.startsWith("$") || word.value === "") return;
      const before = workdirBefore(stage, span.start);
      if (before === undefined) return;
      const path = `${before === "/" ? "" : before}/${word.value}`;
      const plain = !stage.windows && /^(?:\/(?!\.\.?(?:\/|$))[\w.-]+)+$/.test(path);
      report({
        at: word.span,
        message: `${word.value} is relative to the WORKDIR before it.`,
        fixes:
          plain && before !== "unknown" ? [{ title: `Write ${path}`, safety: "safe", edits: [{ span: word.span, newText: path }] }] : [],
      });
    },
  },
};
