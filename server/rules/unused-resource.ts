import { removeEntry } from "../edit/yaml.ts";
import { usedNames } from "../judge/references.ts";
import { at, entry } from "../model/value.ts";
import type { Rule } from "./rule.ts";

export const unusedResource: Rule = {
  id: "unused-resource",
  summary: "A network, volume, secret, config or model is defined and no service uses it",
  category: "maintainability",
  severity: "info",
  fixable: "unsafe",
  since: "0.1.0",
  also: {},

  check: {
    compose(file, context) {
      const project = context.project();
      if (!project.complete || project.services.size + project.jobs.size === 0) return;
      for (const section of ["networks", "volumes", "secrets", "configs", "models"] as const) {
        const used = usedNames(project, section);
        if (!used) continue;
        // Thousands of names are the work of a program, which is to be mended instead.
        const isSmall = project[section].size <= 500;
        for (const it of project[section].values()) {
          const name = it.key.text;
          // Settings for the network that is there in any case.
          if (used.has(name) || project.originOf(it) !== context.uri || it.merged || (section === "networks" && name === "default"))
            continue;
          const root = !isSmall
            ? undefined
            : file.documents.find(
                (document) => at(document, section)?.kind === "mapping" && entry(at(document, section), name)?.span.start === it.span.start,
              );
          const names = at(root, section);
          const parent = entry(root, section);
          context.report({
            at: it.key.inner,
            message: `No service uses the ${section.slice(0, -1)} ${name}.`,
            tag: "unnecessary",
            fixes:
              root?.kind === "mapping" && names?.kind === "mapping" && parent
                ? [
                    {
                      title: `Remove ${name} (docker compose down -v then leaves what it made)`,
                      safety: "unsafe",
                      edits: [removeEntry(context.text, names, entry(names, name)!, { mapping: root, entry: parent })],
                    },
                  ]
                : [],
          });
        }
      }
    },
  },
};
