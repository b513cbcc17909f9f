import { removeEntry } from "../edit/yaml.ts";
import { entry } from "../model/value.ts";
import type { Rule } from "./rule.ts";

export const fixedContainerName: Rule = {
  id: "fixed-container-name",
  summary: "A service has a container name of its own",
  category: "maintainability",
  // Half of all projects name their containers, and few run twice on one host.
  severity: "off",
  fixable: "unsafe",
  since: "0.1.0",
  also: {},

  check: {
    service({ name, body }, { model, report, text }) {
      // A swarm names containers itself.
      if (model.kind === "compose" && model.role === "stack") return;
      const found = entry(body, "container_name");
      if (found?.value.kind !== "scalar" || found.value.value === null || found.value.text === "") return;
      report({
        at: found.value.inner,
        message: `Only one container on a host can have the name ${found.value.text}, so ${name.value} cannot be scaled or run in two projects.`,
        fixes: found.merged
          ? []
          : [{ title: "Remove container_name (Compose then names it)", safety: "unsafe", edits: [removeEntry(text, body, found)] }],
      });
    },
  },
};
