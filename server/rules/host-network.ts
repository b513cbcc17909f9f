import { removeEntry } from "../edit/yaml.ts";
import { entry, scalarAt } from "../model/value.ts";
import type { Rule } from "./rule.ts";

export const hostNetwork: Rule = {
  id: "host-network",
  summary: "A service shares the host's network",
  category: "privilege",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: { cis: ["5.10"], kics: ["Shared Host Network Namespace"], "compose-lint": ["CL-0008"] },

  check: {
    service({ name, body }, context) {
      const setting = entry(body, "network_mode");
      const value = scalarAt(body, "network_mode");
      if (!setting || value?.meaning !== "host") return;
      context.report({
        at: value.inner,
        message: `${name.value} shares the network of the host, which nothing of Docker filters.`,
        fixes: [
          {
            title: "Remove network_mode: host (ports have to be published by name)",
            safety: "unsafe",
            edits: [removeEntry(context.text, body, setting)],
          },
        ],
      });
    },
  },
};
