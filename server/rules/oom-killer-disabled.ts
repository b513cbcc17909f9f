import { removeEntry } from "../edit/yaml.ts";
import { entry, scalarAt } from "../model/value.ts";
import type { Rule } from "./rule.ts";

export const oomKillerDisabled: Rule = {
  id: "oom-killer-disabled",
  summary: "The kernel may not end a service when memory runs out",
  category: "resource-limits",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: {},

  check: {
    service({ name, body }, { report, text }) {
      for (const key of ["oom_kill_disable", "oom_score_adj"]) {
        const setting = entry(body, key);
        const value = scalarAt(body, key);
        if (!setting || !value || (key === "oom_score_adj" ? value.meaning !== "-1000" : value.value !== true)) continue;
        report({
          at: value.inner,
          message: `When memory runs out the kernel ends programs of the host before ${name.value}.`,
          fixes: [
            {
              title: `Remove ${key} (the kernel may end it when memory runs out)`,
              safety: "unsafe",
              edits: [removeEntry(text, body, setting)],
            },
          ],
        });
      }
    },
  },
};
