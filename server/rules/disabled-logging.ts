import { removeEntry } from "../edit/yaml.ts";
import { entry, scalarAt } from "../model/value.ts";
import type { Rule } from "./rule.ts";

export const disabledLogging: Rule = {
  id: "disabled-logging",
  summary: "Nothing that a service prints is kept",
  category: "lifecycle",
  severity: "info",
  fixable: "unsafe",
  since: "0.1.0",
  also: { "compose-lint": ["CL-0014"] },

  check: {
    service({ name, body }, { report, text }) {
      const setting = entry(body, "logging");
      const driver = scalarAt(body, "logging", "driver");
      if (!setting || driver?.meaning?.toLowerCase() !== "none") return;
      report({
        at: driver.inner,
        message: `Nothing that ${name.value} prints is kept, neither for debugging nor after a break-in.`,
        fixes: [
          {
            title: "Use the logging of the daemon (its logs take disk space)",
            safety: "unsafe",
            edits: [removeEntry(text, body, setting)],
          },
        ],
      });
    },
  },
};
