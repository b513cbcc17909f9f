import { referencesTo } from "../judge/references.ts";
import { at, scalarAt, type Value } from "../model/value.ts";
import type { Rule } from "./rule.ts";

export const unsupportedExternalSecret: Rule = {
  id: "unsupported-external-secret",
  summary: "A service asks for a secret or config that only Swarm has",
  category: "correctness",
  // Those who write it run the file with docker stack.
  severity: "info",
  fixable: "no",
  since: "0.1.0",
  also: {},

  check: {
    compose(file, context) {
      const project = context.project();
      if (file.role === "stack") return;
      for (const section of ["secrets", "configs"] as const) {
        const told = new Set<string>();
        for (const { name, part } of referencesTo(project, file, context.uri, section)) {
          if (told.has(name) || !isExternal(project[section].get(name)?.value)) continue;
          told.add(name);
          context.report({
            at: part.span,
            message: `The ${section === "secrets" ? "secret" : "config"} ${name} is external, which docker compose up refuses; only docker stack has such.`,
          });
        }
      }
    },
  },
};

function isExternal(definition: Value | undefined): boolean {
  return at(definition, "external")?.kind === "mapping" || scalarAt(definition, "external")?.value === true;
}
