import { removeEntry } from "../edit/yaml.ts";
import { at, entry, items } from "../model/value.ts";
import type { Rule } from "./rule.ts";

export const deviceCountAndIds: Rule = {
  id: "device-count-and-ids",
  summary: "A request for devices names both a count and ids",
  category: "correctness",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: {},

  check: {
    service({ name, body }, context) {
      for (const it of [...items(at(body, "gpus")), ...items(at(body, "deploy", "resources", "reservations", "devices"))]) {
        const count = entry(it, "count");
        const ids = entry(it, "device_ids");
        if (it.kind !== "mapping" || !count || !ids || count.value.tag === "!reset" || ids.value.tag === "!reset") continue;
        context.report({
          at: count.key.inner,
          message: `${name.value} asks for devices by count and by device_ids, and Compose takes only one of the two.`,
          fixes: [count, ids].map((it2) => ({
            title: `Remove ${it2.key.text}`,
            safety: "unsafe",
            edits: [removeEntry(context.text, it, it2)],
          })),
        });
      }
    },
  },
};
