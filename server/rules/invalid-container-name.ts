import { rewriteText } from "../edit/yaml.ts";
import { scalarsOf } from "../judge/compose-value.ts";
import type { Rule } from "./rule.ts";

export const invalidContainerName: Rule = {
  id: "invalid-container-name",
  summary: "A container_name is none that Docker takes",
  category: "correctness",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: { dclint: ["service-container-name-regex"] },

  check: {
    key(key, { model, text, report }) {
      // A swarm names containers itself.
      if (model.kind === "compose" && model.role === "stack") return;
      for (const { path, scalar } of scalarsOf(key)) {
        const name = scalar.value;
        if (path !== "services.*.container_name" || typeof name !== "string" || /^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/.test(name)) continue;
        const meant = name
          .trim()
          .replace(/[^a-zA-Z0-9_.-]+/g, "-")
          .replace(/^[_.-]+|-+$/g, "");
        // Compose itself is content with two such characters anywhere.
        const passes = /[a-zA-Z0-9][a-zA-Z0-9_.-]/.test(name);
        const wrong = JSON.stringify(/^[^a-zA-Z0-9]|[^\w.-]/.exec(name)?.[0] ?? "");
        report({
          at: scalar.inner,
          message: passes
            ? `Docker refuses the container name ${name} for its ${wrong}.`
            : name === ""
              ? "container_name is empty."
              : `Compose refuses the container name ${name}, which is too short for one.`,
          ...(passes && { severity: "warning" }),
          fixes:
            meant.length > 1 && scalar.text === name
              ? [{ title: `Call it ${meant}`, safety: "unsafe", edits: [rewriteText(text, scalar, meant)] }]
              : [],
        });
      }
    },
  },
};
