import { removeEntry } from "../edit/yaml.ts";
import { entry } from "../model/value.ts";
import type { Rule } from "./rule.ts";

export const conflictingSecretSource: Rule = {
  id: "conflicting-secret-source",
  summary: "A secret or config names two sources for its content",
  category: "correctness",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: {},

  check: {
    compose(file, context) {
      if (file.legacy) return;
      const project = context.project();
      for (const section of ["secrets", "configs"] as const) {
        for (const { key, value } of project[section].values()) {
          if (value.kind !== "mapping") continue;
          const [first, second] = sources[section]
            .flatMap((it) => entry(value, it) ?? [])
            .filter((it) => it.value.tag !== "!reset" && !(it.value.kind === "scalar" && it.value.value === null))
            .sort((a, b) => a.span.start - b.span.start);
          if (!first || !second || project.originOf(second) !== context.uri) continue;
          const one = section === "secrets" ? "secret" : "config";
          context.report({
            at: second.key.inner,
            message: `The ${one} ${key.text} has both ${first.key.text} and ${second.key.text}, and Compose takes only one of the two.`,
            fixes: [second, first]
              .filter((it) => value.entries.includes(it))
              .map((it) => ({ title: `Remove ${it.key.text}`, safety: "unsafe", edits: [removeEntry(context.text, value, it)] })),
          });
        }
      }
    },
  },
};

const sources = { secrets: ["file", "environment"], configs: ["file", "environment", "content"] };
