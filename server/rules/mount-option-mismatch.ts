import { removeEntry } from "../edit/yaml.ts";
import { items, scalarAt } from "../model/value.ts";
import type { Rule } from "./rule.ts";

export const mountOptionMismatch: Rule = {
  id: "mount-option-mismatch",
  summary: "A mount has options of another type of mount",
  category: "correctness",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: {},

  check: {
    key({ entry: { key, value }, place }, { text, report }) {
      if (key.text !== "volumes" || !/^(?:services|jobs)\.\*(?:\.pre_start\[\])?$/.test(place)) return;
      for (const item of items(value)) {
        const type = scalarAt(item, "type")?.meaning;
        if (item.kind !== "mapping" || type === undefined) continue;
        for (const option of item.entries) {
          const name = option.key.text;
          if (!["bind", "volume", "tmpfs", "image"].includes(name) || name === type) continue;
          // The engine reads those of a volume for one of a cluster, too.
          if (type === "cluster" && name === "volume") continue;
          report({
            at: option.key.inner,
            message: `Compose passes over ${name}, for this mount is of type ${type}.`,
            fixes: [{ title: `Remove ${name} (which has no effect)`, safety: "unsafe", edits: [removeEntry(text, item, option)] }],
          });
        }
      }
    },
  },
};
