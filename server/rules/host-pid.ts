import { removeEntry } from "../edit/yaml.ts";
import { entry, scalarAt } from "../model/value.ts";
import type { Rule } from "./rule.ts";

export const hostPid: Rule = {
  id: "host-pid",
  summary: "A service sees the processes of the host",
  category: "privilege",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: { cis: ["5.16"], kics: ["Host Namespace is Shared"], "compose-lint": ["CL-0010"] },

  check: {
    service({ name, body }, context) {
      const setting = entry(body, "pid");
      const value = scalarAt(body, "pid");
      if (!setting || value?.meaning !== "host") return;
      context.report({
        at: value.inner,
        message: `${name.value} sees the processes of the host and can signal them.`,
        fixes: [
          {
            title: "Remove pid: host (the container sees only its own processes)",
            safety: "unsafe",
            edits: [removeEntry(context.text, body, setting)],
          },
        ],
      });
    },
  },
};
