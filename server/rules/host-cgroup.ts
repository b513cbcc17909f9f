import { removeEntry } from "../edit/yaml.ts";
import { entry, scalarAt } from "../model/value.ts";
import type { Rule } from "./rule.ts";

export const hostCgroup: Rule = {
  id: "host-cgroup",
  summary: "A service shares the cgroup namespace of the host",
  category: "privilege",
  severity: "info",
  fixable: "unsafe",
  since: "0.1.0",
  also: {},

  check: {
    service({ name, body }, { report, text }) {
      const setting = entry(body, "cgroup");
      const value = scalarAt(body, "cgroup");
      if (!setting || value?.meaning !== "host") return;
      report({
        at: value.inner,
        message: `${name.value} sees the cgroups of the host and everything that runs in them.`,
        fixes: [
          {
            title: "Remove cgroup: host (what manages the host's cgroups fails)",
            safety: "unsafe",
            edits: [removeEntry(text, body, setting)],
          },
        ],
      });
    },
  },
};
