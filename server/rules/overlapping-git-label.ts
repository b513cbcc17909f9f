import { removeNode } from "../edit/pair.ts";
import type { Rule } from "./rule.ts";

export const overlappingGitLabel: Rule = {
  id: "overlapping-git-label",
  summary: "A label is written by hand that Buildx can read from Git",
  category: "maintainability",
  severity: "off",
  fixable: "unsafe",
  since: "0.1.0",
  also: { tally: ["tally/labels/no-buildx-git-overlap"] },

  check: {
    label(label, { model, text, report }) {
      const { name, place } = label;
      if (place !== "LABEL" || !fromGit.has(name.value) || model.kind !== "dockerfile") return;
      const edit = removeNode(text, model, label);
      report({
        at: name.span,
        message: `With BUILDX_GIT_LABELS, Buildx sets ${name.value} itself.`,
        fixes: edit
          ? [{ title: `Remove ${name.value} (builds without BUILDX_GIT_LABELS=full lose it)`, safety: "unsafe", edits: [edit] }]
          : [],
      });
    },
  },
};

/** What `BUILDX_GIT_LABELS=full` sets. Source: Docker's documentation of Buildx, environment variables, as of 2026-11-25. */
const fromGit: ReadonlySet<string> = new Set([
  "org.opencontainers.image.revision",
  "org.opencontainers.image.source",
  "com.docker.image.source.entrypoint",
]);
