import { removeServiceKey } from "../edit/compose.ts";
import { meaningAt, placeHere } from "../judge/effective.ts";
import { entry, scalarAt } from "../model/value.ts";
import type { Rule } from "./rule.ts";

export const containerNameWithReplicas: Rule = {
  id: "container-name-with-replicas",
  summary: "Several containers of one service get the same name",
  category: "correctness",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: {},

  check: {
    compose(file, context) {
      // A swarm names containers itself.
      if (file.role === "stack") return;
      const project = context.project();
      for (const service of project.services.values()) {
        const { name, body, enabled } = service;
        const given = entry(body, "container_name");
        const container = meaningAt(body, "container_name");
        const scale = scalarAt(body, "scale");
        const count = (scale ?? scalarAt(body, "deploy", "replicas"))?.value;
        if (!given || !container || typeof count !== "number" || count <= 1) continue;
        const span = given.value.kind === "scalar" ? given.value.inner : given.value.span;
        const place = placeHere(project, service, given, span, context.uri);
        if (!place) continue;
        const edit = project.originOf(given) === context.uri ? removeServiceKey(context.text, file, given) : undefined;
        context.report({
          at: place,
          message: `${name} runs ${count} containers, and only one of them can be called ${container}.`,
          // Compose looks at a service once its profile is on.
          ...(!enabled && { severity: "warning" }),
          fixes: edit ? [{ title: "Remove container_name (Compose then names the containers)", safety: "unsafe", edits: [edit] }] : [],
        });
      }
    },
  },
};
