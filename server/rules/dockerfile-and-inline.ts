import { removeServiceKey } from "../edit/compose.ts";
import { given, placeHere } from "../judge/effective.ts";
import { at } from "../model/value.ts";
import type { Fix, Rule } from "./rule.ts";

export const dockerfileAndInline: Rule = {
  id: "dockerfile-and-inline",
  summary: "A build has both a dockerfile and a dockerfile_inline",
  category: "correctness",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: {},

  check: {
    compose(file, context) {
      const project = context.project();
      for (const service of project.services.values()) {
        const { name, body, enabled } = service;
        const build = at(body, "build");
        const path = build?.kind === "mapping" ? given(build, "dockerfile") : undefined;
        const inline = build?.kind === "mapping" ? given(build, "dockerfile_inline") : undefined;
        const place = path && placeHere(project, service, path, path.key.inner, context.uri);
        if (!path || !inline || !place) continue;
        if (path.value.kind !== "scalar" || path.value.meaning === undefined) continue;
        const fixes = [path, inline].flatMap((it): Fix[] => {
          const edit = project.originOf(it) === context.uri ? removeServiceKey(context.text, file, it, "build") : undefined;
          return edit ? [{ title: `Remove ${it.key.text}`, safety: "unsafe", edits: [edit] }] : [];
        });
        context.report({
          at: place,
          message: `The build of ${name} has both dockerfile and dockerfile_inline, and Compose takes only one of the two.`,
          // Compose looks at a service once its profile is on.
          ...(!enabled && { severity: "warning" }),
          fixes,
        });
      }
    },
  },
};
