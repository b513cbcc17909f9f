import { ownBody } from "../edit/compose.ts";
import { addItem } from "../edit/yaml.ts";
import { asScalar } from "../edit/yaml-quote.ts";
import { meaningAt, placeHere } from "../judge/effective.ts";
import { at, entry, items } from "../model/value.ts";
import type { Rule } from "./rule.ts";

export const platformNotBuilt: Rule = {
  id: "platform-not-built",
  summary: "A service runs on a platform that its build leaves out",
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
        const platform = entry(body, "platform");
        const wanted = meaningAt(body, "platform");
        const built = items(at(body, "build", "platforms")).map((it) => (it.kind === "scalar" ? it.meaning : undefined));
        if (!platform || !wanted || built.length === 0 || built.some((it) => it === undefined || it === wanted)) continue;
        const span = platform.value.kind === "scalar" ? platform.value.inner : platform.value.span;
        const place = placeHere(project, service, platform, span, context.uri);
        if (!place) continue;
        const list = at(ownBody(file, name), "build", "platforms");
        context.report({
          at: place,
          message: `${name} runs on ${wanted}, which its build.platforms leaves out.`,
          // Compose looks at a service once its profile is on.
          ...(!enabled && { severity: "warning" }),
          fixes:
            list?.kind === "list" && list.items.length > 0
              ? [
                  {
                    title: `Add ${wanted} to build.platforms`,
                    safety: "unsafe",
                    edits: [addItem(context.text, list, asScalar(wanted, { flow: list.flow }))],
                  },
                ]
              : [],
        });
      }
    },
  },
};
