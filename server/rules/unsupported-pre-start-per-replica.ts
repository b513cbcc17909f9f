import { removeEntry } from "../edit/yaml.ts";
import { at, entry, items } from "../model/value.ts";
import type { Rule } from "./rule.ts";

export const unsupportedPreStartPerReplica: Rule = {
  id: "unsupported-pre-start-per-replica",
  summary: "A pre_start hook is to run for each container, which Compose does not do yet",
  category: "correctness",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: {},

  check: {
    service({ name, body }, context) {
      for (const it of items(at(body, "pre_start"))) {
        const setting = entry(it, "per_replica");
        if (it.kind !== "mapping" || setting?.value.kind !== "scalar") continue;
        if (setting.value.tag === "!reset" || !/^(?:true|yes|y|on)$/i.test(setting.value.meaning ?? "")) continue;
        context.report({
          at: setting.key.inner,
          message: `docker compose up refuses per_replica of a pre_start hook of ${name.value}: it is not supported yet.`,
          fixes: [
            { title: "Remove per_replica (the hook then runs once)", safety: "unsafe", edits: [removeEntry(context.text, it, setting)] },
          ],
        });
      }
    },
  },
};
