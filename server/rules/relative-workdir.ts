import { isAbsolute, workdirBefore } from "../judge/workdir-base.ts";
import { insert } from "../text/edit.ts";
import type { Rule } from "./rule.ts";

export const relativeWorkdir: Rule = {
  id: "relative-workdir",
  summary: "A WORKDIR is relative to a folder that the file does not name",
  category: "correctness",
  severity: "info",
  fixable: "unsafe",
  since: "0.1.0",
  also: {
    hadolint: ["DL3000"],
    buildkit: ["WorkdirRelativePath"],
    trivy: ["DS-0009"],
    checkov: ["CKV_DOCKER_10"],
    kics: ["WORKDIR Path Not Absolute"],
    "dockerfile-utils": ["WORKDIR_IS_NOT_ABSOLUTE"],
    tally: ["buildkit/WorkdirRelativePath"],
  },

  check: {
    instruction(instruction, { report }) {
      const { name, onbuild, words, stage, span } = instruction;
      const [word] = words;
      if (name !== "WORKDIR" || onbuild || !word || words.length > 1) return;
      const path = word.meaning;
      if (isAbsolute(path ?? word.value) || path === "") return;
      // A variable that the file does not set may be one of the base image, and hold an absolute path.
      const unknown = path === undefined && word.value.startsWith("$");
      // Behind an absolute one it is clear what it means.
      if (stage && workdirBefore(stage, span.start) !== undefined) return;
      const fix = {
        title: `Write /${word.value} (the base may have another folder)`,
        safety: "unsafe",
        edits: [insert(word.span.start, "/")],
      } as const;
      report({
        at: word.span,
        message: `${word.value} is relative to a folder that the base image decides about${unknown ? ", unless it sets the variable" : ""}.`,
        ...(unknown && { severity: "off" }),
        ...(word.value.startsWith("$") && { also: { buildkit: ["WorkdirRelativePath"], tally: ["buildkit/WorkdirRelativePath"] } }),
        fixes: stage?.windows || unknown ? [] : [fix],
      });
    },
  },
};
