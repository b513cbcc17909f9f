import { addEntry } from "../edit/yaml.ts";
import { effectiveService } from "../judge/effective-service.ts";
import { at, entry, items, scalarAt } from "../model/value.ts";
import type { Edit } from "../text/edit.ts";
import type { Rule } from "./rule.ts";

/** What the daemon takes where neither the service nor its image says it. */
const defaults = { interval: "30s", timeout: "30s", retries: "3" } as const;

export const missingHealthcheckOptions: Rule = {
  id: "missing-healthcheck-options",
  summary: "A health check leaves its interval, time limit or retries to the defaults",
  category: "lifecycle",
  severity: "off",
  fixable: "unsafe",
  since: "0.1.0",
  also: {},

  check: {
    service(service, context) {
      const { model, report, text } = context;
      const own = entry(service.body, "healthcheck");
      if (model.kind !== "compose" || own?.value.kind !== "mapping") return;
      const check = at(effectiveService(model, service, context)?.body, "healthcheck");
      const test = at(check, "test");
      const first = test?.kind === "list" ? items(test)[0] : test;
      if (!test || scalarAt(check, "disable")?.value === true || (first?.kind === "scalar" && first.meaning === "NONE")) return;
      const missing = Object.entries(defaults).filter(([key]) => !entry(check, key));
      if (missing.length === 0) return;
      const { value } = own;
      report({
        at: own.key.inner,
        message: `The healthcheck of ${service.name.value} does not say its ${missing.map(([key]) => key).join(" and ")}.`,
        fixes: [
          {
            title: "Write the defaults of Docker (they replace those of the image)",
            safety: "unsafe",
            edits: [joined(missing.map(([key, it]) => addEntry(text, value, key, it)))],
          },
        ],
      });
    },
  },
};

/** Insertions at one place as one. */
function joined(edits: readonly Edit[]): Edit {
  return { ...edits[0]!, newText: edits.map((it) => it.newText).join("") };
}
