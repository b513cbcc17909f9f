import { isOwnWorkdir } from "../judge/lineage.ts";
import { insert } from "../text/edit.ts";
import type { Rule } from "./rule.ts";

export const multipleSourcesWithoutSlash: Rule = {
  id: "multiple-sources-without-slash",
  summary: "Several files are copied to one path that is not marked as a folder",
  category: "correctness",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: {
    hadolint: ["DL3021"],
    trivy: ["DS-0011"],
    kics: ["Copy With More Than Two Arguments Not Ending With Slash"],
    "dockerfile-utils": ["INVALID_DESTINATION"],
    tally: ["hadolint/DL3021"],
  },

  check: {
    copy({ keyword, sources, target, instruction, stage, onbuild }, { text, report }) {
      const count = sources.length + instruction.heredocs.length;
      const path = target?.meaning;
      if (count < 2 || !target || path === undefined || /(?:^|\/)\.{0,2}$/.test(path) || (stage?.windows && path.endsWith("\\"))) return;
      // A folder that WORKDIR has made is there already.
      const exists = stage && isOwnWorkdir(stage, path);
      const literal = target.value === path && text.slice(target.span.start, target.span.end) === path;
      report({
        at: target.span,
        message: `${keyword} writes ${count} files to the one path ${target.value}, unless that is a folder by then.`,
        ...((exists || onbuild) && { severity: "info" }),
        fixes: literal
          ? [{ title: `Write ${path}/, so that it becomes a folder`, safety: "unsafe", edits: [insert(target.span.end, "/")] }]
          : [],
      });
    },
  },
};
