import { removeEntry } from "../edit/yaml.ts";
import { entry, scalarAt } from "../model/value.ts";
import type { Rule } from "./rule.ts";

export const hostUts: Rule = {
  id: "host-uts",
  summary: "A service shares the host's name",
  category: "privilege",
  severity: "info",
  fixable: "unsafe",
  since: "0.1.0",
  also: { cis: ["5.21"] },

  check: {
    service({ name, body }, { report, text }) {
      const setting = entry(body, "uts");
      const value = scalarAt(body, "uts");
      if (!setting || value?.meaning !== "host") return;
      report({
        at: value.inner,
        message: `${name.value} has the host's name and can change it with the capability SYS_ADMIN.`,
        fixes: [
          {
            title: "Remove uts: host (the container gets a name of its own)",
            safety: "unsafe",
            edits: [removeEntry(text, body, setting)],
          },
        ],
      });
    },
  },
};
