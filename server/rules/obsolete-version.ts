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
      const { value } = version;
      // A number in this place fails where a text is let pass.
      const refused = value.kind !== "scalar" || (value.value !== undefined && typeof value.value !== "string");
      context.report({
        at: version.key.inner,
        message: refused ? "Compose refuses a version that is no text." : "Compose ignores version and says so at every start.",
        ...(refused && { severity: "error" }),
        tag: "deprecated",
        fixes: [{ title: "Remove version", safety: "safe", edits: [removeEntry(context.text, root, version)] }],
      });
    },
  },
};
