import { removeEntry } from "../edit/yaml.ts";
import { entry, scalarAt } from "../model/value.ts";
import type { Rule } from "./rule.ts";

export const hostIpc: Rule = {
  id: "host-ipc",
  summary: "A service shares the IPC namespace of the host",
  category: "privilege",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: { cis: ["5.17"], kics: ["Shared Host IPC Namespace"], "compose-lint": ["CL-0010"] },

  check: {
    service({ name, body }, context) {
      const setting = entry(body, "ipc");
      const value = scalarAt(body, "ipc");
      if (!setting || value?.meaning !== "host") return;
      context.report({
        at: value.inner,
        message: `${name.value} can read and change the shared memory of the host's processes.`,
        fixes: [
          {
            title: "Remove ipc: host (shared memory of the host is out of reach)",
            safety: "unsafe",
            edits: [removeEntry(context.text, body, setting)],
          },
        ],
      });
    },
  },
};
