import { removeEntry } from "../edit/yaml.ts";
import { referencesTo } from "../judge/references.ts";
import { at, entry } from "../model/value.ts";
import type { Rule } from "./rule.ts";

export const ignoredSecretMode: Rule = {
  id: "ignored-secret-mode",
  summary: "An owner or mode is set for a secret or config that is a file",
  category: "correctness",
  severity: "info",
  fixable: "unsafe",
  since: "0.1.0",
  also: {},

  check: {
    compose(file, context) {
      const project = context.project();
      if (file.role === "stack") return;
      for (const section of ["secrets", "configs"] as const) {
        for (const { owner, name, item } of referencesTo(project, file, context.uri, section)) {
          if (item.kind !== "mapping" || !at(project[section].get(name)?.value, "file")) continue;
          const ignored = ["uid", "gid", "mode"].flatMap((it) => entry(item, it) ?? []);
          const [first] = ignored;
          if (!first) continue;
          context.report({
            at: first.key.inner,
            message: `${owner} gets the ${section === "secrets" ? "secret" : "config"} ${name} as a file of the host, so Compose ignores ${ignored.map((it) => it.key.text).join(", ")}.`,
            tag: "unnecessary",
            fixes:
              ignored.length === 1
                ? [
                    {
                      title: `Remove ${first.key.text} (Swarm knows it)`,
                      safety: "unsafe",
                      edits: [removeEntry(context.text, item, first)],
                    },
                  ]
                : [],
          });
        }
      }
    },
  },
};
