import { removeEntry } from "../edit/yaml.ts";
import { entry, scalarAt } from "../model/value.ts";
import type { Rule } from "./rule.ts";

export const unlimitedSwap: Rule = {
  id: "unlimited-swap",
  summary: "A service may use all swap of the host",
  category: "resource-limits",
  severity: "info",
  fixable: "unsafe",
  since: "0.1.0",
  also: {},

  check: {
    service({ name, body }, { report, text }) {
      const setting = entry(body, "memswap_limit");
      const value = scalarAt(body, "memswap_limit");
      if (!setting || value?.meaning !== "-1") return;
      report({
        at: value.inner,
        message: `${name.value} may use all swap of the host, which slows everything on it down.`,
        fixes: [
          {
            title: "Remove memswap_limit (swap is then limited to as much as mem_limit)",
            safety: "unsafe",
            edits: [removeEntry(text, body, setting)],
          },
        ],
      });
    },
  },
};
