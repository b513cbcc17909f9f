import { rewriteText } from "../edit/yaml.ts";
import { scalarsOf } from "../judge/compose-value.ts";
import { replace } from "../text/edit.ts";
import type { Rule } from "./rule.ts";

export const invalidProjectName: Rule = {
  id: "invalid-project-name",
  summary: "Compose calls the project something else than the file does, or refuses the name",
  category: "correctness",
  severity: "warning",
  fixable: "safe",
  since: "0.1.0",
  also: {},

  check: {
    key(key, { text, report }) {
      for (const { path, scalar } of scalarsOf(key)) {
        const name = scalar.value;
        if (path !== "name" || typeof name !== "string" || name === "") continue;
        const normal = normalized(name);
        if (normal === name) continue;
        report({
          at: scalar.inner,
          message:
            normal === ""
              ? `Nothing of ${name} can be in a project's name, so Compose takes that of the folder.`
              : `Compose calls this project ${normal}.`,
          fixes:
            normal !== "" && scalar.text === name
              ? [{ title: `Change to ${normal}`, safety: "safe", edits: [rewriteText(text, scalar, normal)] }]
              : [],
        });
      }
    },

    variable({ place, name, value }, { report }) {
      const given = value?.meaning;
      if (place !== "env-file" || name.value !== "COMPOSE_PROJECT_NAME" || !value || !given) return;
      const normal = normalized(given);
      if (normal === given) return;
      report({
        at: value.span,
        message: `Compose refuses the project's name ${given}: it has small letters, digits, - and _, and begins with one of the first two.`,
        severity: "error",
        fixes:
          normal !== "" && value.value === given
            ? [{ title: `Change to ${normal}`, safety: "unsafe", edits: [replace(value.span, normal)] }]
            : [],
      });
    },
  },
};

/** What Compose makes of a name in a Compose file. */
function normalized(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9_-]/g, "")
    .replace(/^[_-]+/, "");
}
