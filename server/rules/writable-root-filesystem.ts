import { addEntry, rewriteText } from "../edit/yaml.ts";
import { isWhole } from "../model/compose.ts";
import { at, entry, type Mapping, scalarAt } from "../model/value.ts";
import type { Rule } from "./rule.ts";

export const writableRootFilesystem: Rule = {
  id: "writable-root-filesystem",
  summary: "A service can change the files of its image",
  category: "privilege",
  // Nine of ten services do not say read_only.
  severity: "off",
  fixable: "unsafe",
  since: "0.1.0",
  also: { cis: ["5.13"], semgrep: ["writable-filesystem-service"], "compose-lint": ["CL-0007"] },

  check: {
    service(service, context) {
      const { name, body } = service;
      if (context.model.kind !== "compose" || !isWhole(context.model, service)) return;
      const value = scalarAt(body, "read_only");
      if (value && (value.meaning === undefined || value.value === true)) return;
      const setting = entry(body, "read_only");
      const edit = value
        ? rewriteText(context.text, value, "true")
        : setting
          ? undefined
          : addEntry(context.text, body, "read_only", "true");
      context.report({
        at: value ? value.inner : name.span,
        message: `${name.value} can change the files of its image, and so can anyone who breaks into it.`,
        fixes:
          edit && !needsWritable(body)
            ? [{ title: "Set read_only: true (writing outside volumes and tmpfs fails)", safety: "unsafe", edits: [edit] }]
            : [],
      });
    },
  },
};

/** Compose refuses a read-only service whose secrets or configs it has to write into the container itself. */
function needsWritable(body: Mapping): boolean {
  return at(body, "secrets") !== undefined || at(body, "configs") !== undefined || at(body, "use_api_socket") !== undefined;
}
