import { showing } from "./problem.ts";
import type { Rule } from "./rule.ts";

export const emptyFile: Rule = {
  id: "empty-file",
  summary: "A Dockerfile has no instructions, or a Compose file says nothing",
  category: "correctness",
  severity: "error",
  fixable: "no",
  since: "0.1.0",
  also: { buildkit: ["build-error"], "dockerfile-utils": ["NO_SOURCE_IMAGE"] },

  check: {
    ...showing("empty-file"),
    compose({ root, documents, problems, role }, context) {
      if (role === "override" || problems.length > 0) return;
      const says = documents.some((it) => it.kind !== "mapping" || it.entries.some(({ key }) => key.text !== "version"));
      if (says) return;
      const end = context.text.trimEnd().length;
      const at = root?.kind === "mapping" ? root.entries[0]?.key.inner : undefined;
      context.report({ at: at ?? { start: 0, end }, message: "The file says nothing, and Compose refuses it." });
    },
  },
};
