import { meaningAt, runTogether } from "../judge/effective.ts";
import type { EffectiveService } from "../model/compose-project.ts";
import { entry } from "../model/value.ts";
import type { Rule } from "./rule.ts";

export const duplicateContainerName: Rule = {
  id: "duplicate-container-name",
  summary: "Two services give their containers the same name",
  category: "correctness",
  // Compose reads the file; it is its start that fails.
  severity: "warning",
  fixable: "no",
  since: "0.1.0",
  also: { dclint: ["no-duplicate-container-names"] },

  check: {
    compose(_file, context) {
      const project = context.project();
      const named = new Map<string, EffectiveService[]>();
      for (const it of project.services.values()) {
        const name = meaningAt(it.body, "container_name");
        const given = entry(it.body, "container_name");
        if (!name || !given) continue;
        const before = named.get(name) ?? [];
        named.set(name, before);
        const first = before.find((other) => runTogether(other.body, it.body));
        // More variants than a person writes are not compared one by one.
        if (before.length < 50) before.push(it);
        const other = first && entry(first.body, "container_name");
        if (!other || project.originOf(given) !== context.uri || other.value.span.start === given.value.span.start) continue;
        context.report({
          at: given.value.kind === "scalar" ? given.value.inner : given.value.span,
          message: `${it.name} calls its container ${name}, like ${first.name} does.`,
          related: [{ uri: project.originOf(other), at: other.value.span, message: `${first.name} has the name, too.` }],
        });
      }
    },
  },
};
