import { removeEntry } from "../edit/yaml.ts";
import { entry, type Mapping } from "../model/value.ts";
import type { Rule } from "./rule.ts";

export const externalWithAttributes: Rule = {
  id: "external-with-attributes",
  summary: "Something that exists elsewhere is also described here",
  category: "correctness",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: {},

  check: {
    compose(_file, context) {
      const project = context.project();
      for (const section of ["volumes", "networks", "secrets", "configs"] as const) {
        for (const { key, value } of project[section].values()) {
          if (value.kind !== "mapping" || !isExternal(value)) continue;
          const others = value.entries.filter(
            (it) => !allowed(it.key.text) && it.value.tag !== "!reset" && !(it.value.kind === "scalar" && it.value.value === null),
          );
          const [first] = others;
          if (!first || project.originOf(first) !== context.uri) continue;
          const what = `${section.slice(0, -1)} ${key.text}`;
          const names = others.map((it) => it.key.text);
          const list = names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${names.at(-1)}` : names.join("");
          const external = entry(value, "external")!;
          context.report({
            at: first.key.inner,
            message:
              section === "volumes"
                ? `The ${what} is external, and Compose refuses ${list} beside that.`
                : `The ${what} is external, so Compose ignores ${list}.`,
            ...(section !== "volumes" && { severity: "warning", tag: "unnecessary" }),
            fixes: [
              ...(names.length === 1
                ? [{ title: `Remove ${list}`, safety: "unsafe" as const, edits: [removeEntry(context.text, value, first)] }]
                : []),
              {
                title: "Remove external (Compose then makes it)",
                safety: "unsafe",
                edits: [removeEntry(context.text, value, external)],
              },
            ],
          });
        }
      }
    },
  },
};

function isExternal(value: Mapping): boolean {
  const external = entry(value, "external")?.value;
  return external?.tag !== "!reset" && (external?.kind === "mapping" || (external?.kind === "scalar" && external.value === true));
}

function allowed(key: string): boolean {
  return key === "name" || key === "external" || key.startsWith("x-");
}
