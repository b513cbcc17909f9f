import { removeEntry } from "../edit/yaml.ts";
import type { Rule } from "./rule.ts";

export const obsoleteVersion: Rule = {
  id: "obsolete-version",
  summary: "The top-level version is obsolete",
  category: "maintainability",
  severity: "info",
  fixable: "safe",
  since: "0.1.0",
  also: { dclint: ["no-version-field"] },

  check: {
    compose({ root, version, role }, context) {
      // `docker stack` still reads it.
      if (!version || root?.kind !== "mapping" || role === "stack") return;
      context.report({
        at: version.key.inner,
        message: "Compose ignores version and says so at every start.",
        tag: "deprecated",
        fixes: [{ title: "Remove version", safety: "safe", edits: [removeEntry(context.text, root, version)] }],
      });
    },
  },
};
