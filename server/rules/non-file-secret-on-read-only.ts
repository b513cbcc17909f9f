import { referencesTo } from "../judge/references.ts";
import { at, scalarAt, type Value } from "../model/value.ts";
import type { Rule } from "./rule.ts";

export const nonFileSecretOnReadOnly: Rule = {
  id: "non-file-secret-on-read-only",
  summary: "A read-only service asks for a secret or config that is not a file",
  category: "correctness",
  severity: "warning",
  fixable: "no",
  since: "0.1.0",
  also: {},

  check: {
    compose(file, context) {
      const project = context.project();
      if (file.role === "stack") return;
      for (const section of ["secrets", "configs"] as const) {
        for (const { owner, name, part } of referencesTo(project, file, context.uri, section)) {
          const body = project.services.get(owner)?.body;
          const source = sourceOf(project[section].get(name)?.value);
          if (scalarAt(body, "read_only")?.value !== true || source === undefined) continue;
          context.report({
            at: part.span,
            message: `${owner} is read-only, and Compose cannot write the ${section === "secrets" ? "secret" : "config"} ${name} into it: it comes from ${source} and not from a file.`,
          });
        }
      }
    },
  },
};

function sourceOf(definition: Value | undefined): string | undefined {
  return ["environment", "content"].find((it) => at(definition, it));
}
