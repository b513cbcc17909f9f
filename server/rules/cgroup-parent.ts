import { removeEntry } from "../edit/yaml.ts";
import { entry, scalarAt } from "../model/value.ts";
import type { Rule } from "./rule.ts";

export const cgroupParent: Rule = {
  id: "cgroup-parent",
  summary: "A service runs in another cgroup than Docker's own",
  category: "privilege",
  // Who sets it knows the group and its limits.
  severity: "off",
  fixable: "unsafe",
  since: "0.1.0",
  also: { cis: ["5.25"], kics: ["Cgroup Not Default"] },

  check: {
    service({ name, body }, { report, text }) {
      const setting = entry(body, "cgroup_parent");
      const value = scalarAt(body, "cgroup_parent");
      if (!setting || !value || value.value === null || value.meaning === "") return;
      report({
        at: value.inner,
        message: `${name.value} gets the limits of the cgroup ${value.text} instead of Docker's.`,
        fixes: [
          { title: "Remove cgroup_parent (the limits of that group end)", safety: "unsafe", edits: [removeEntry(text, body, setting)] },
        ],
      });
    },
  },
};
