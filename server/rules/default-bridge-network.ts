import { removeEntry } from "../edit/yaml.ts";
import { entry, scalarAt } from "../model/value.ts";
import type { Rule } from "./rule.ts";

export const defaultBridgeNetwork: Rule = {
  id: "default-bridge-network",
  summary: "A service shares Docker's default bridge with containers of others",
  category: "network-exposure",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: { cis: ["5.30"] },

  check: {
    service({ name, body }, { report, text }) {
      const setting = entry(body, "network_mode");
      const value = scalarAt(body, "network_mode");
      if (!setting || (value?.meaning !== "bridge" && value?.meaning !== "default")) return;
      report({
        at: value.inner,
        message: `${name.value} is in one network with containers of other projects, and finds none of its own by name.`,
        fixes: [
          {
            title: "Use the network of the project (containers outside of it are out of reach)",
            safety: "unsafe",
            edits: [removeEntry(text, body, setting)],
          },
        ],
      });
    },
  },
};
