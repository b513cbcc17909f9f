import { removeServiceKey } from "../edit/compose.ts";
import { given } from "../judge/effective.ts";
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
      for (const { name, body, enabled } of project.services.values()) {
        const build = at(body, "build");
        const path = build?.kind === "mapping" ? given(build, "dockerfile") : undefined;
        const inline = build?.kind === "mapping" ? given(build, "dockerfile_inline") : undefined;
        if (!path || !inline || project.originOf(path) !== context.uri) continue;
        if (path.value.kind !== "scalar" || path.value.meaning === undefined) continue;
        const fixes = [path, inline].flatMap((it): Fix[] => {
          const edit = removeServiceKey(context.text, file, it, "build");
          return edit ? [{ title: `Remove ${it.key.text}`, safety: "unsafe", edits: [edit] }] : [];
        });
        context.report({
          at: path.key.inner,
          message: `The build of ${name} has both dockerfile and dockerfile_inline, and Compose takes only one of the two.`,
          // Compose looks at a service once its profile is on.
          ...(!enabled && { severity: "warning" }),
          fixes,
        });
      }
    },
  },
};
