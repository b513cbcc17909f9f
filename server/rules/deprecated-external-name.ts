import { newlineOf } from "../edit/lines.ts";
import { replaceValue } from "../edit/yaml.ts";
import { indentAt } from "../edit/yaml-layout.ts";
import { type Entry, entry, type Mapping, type Scalar, scalarAt } from "../model/value.ts";
import { type Edit, insert } from "../text/edit.ts";
import type { Rule } from "./rule.ts";

export const deprecatedExternalName: Rule = {
  id: "deprecated-external-name",
  summary: "The name of something external stands below external",
  category: "correctness",
  severity: "warning",
  fixable: "safe",
  since: "0.1.0",
  also: {},

  check: {
    compose(_file, context) {
      const { text, uri } = context;
      const project = context.project();
      for (const section of ["volumes", "networks", "secrets", "configs"] as const) {
        for (const { key, value } of project[section].values()) {
          const external = entry(value, "external");
          const named = scalarAt(external?.value, "name");
          if (value.kind !== "mapping" || !external || !named || named.value === null || project.originOf(external) !== uri) continue;
          const other = scalarAt(value, "name");
          const differs = other && other.meaning !== undefined && named.meaning !== undefined && other.meaning !== named.meaning;
          const what = `${section.slice(0, -1)} ${key.text}`;
          if (differs)
            context.report({
              at: named.inner,
              message: `The ${what} is called ${other.text} and ${named.text}; Compose refuses two names.`,
              severity: "error",
              fixes: [{ title: `Call it ${other.text}`, safety: "unsafe", edits: [replaceValue(text, external, "true")] }],
            });
          else
            context.report({
              at: external.key.inner,
              message: `external.name of the ${what} is deprecated; name beside external: true says the same.`,
              tag: "deprecated",
              fixes: fixes(text, value, external, named, other !== undefined),
            });
        }
      }
    },
  },
};

function fixes(text: string, parent: Mapping, external: Entry, name: Scalar, isNamed: boolean) {
  // A mapping that is shared, or has more in it, is left to people.
  if (external.merged || external.value.alias || external.value.kind !== "mapping" || external.value.entries.length > 1) return [];
  if (name.style === "literal" || name.style === "folded" || name.alias || external.value.anchor || name.anchor) return [];
  const written = text.slice(name.span.start, name.span.end);
  const { start } = external.key.span;
  const before: Edit[] = isNamed
    ? []
    : [insert(start, parent.flow ? `name: ${written}, ` : `name: ${written}${newlineOf(text)}${indentAt(text, start)}`)];
  const edit = replaceValue(text, external, "true");
  return [{ title: `Set name: ${written} and external: true`, safety: "safe" as const, edits: [...before, edit] }];
}
