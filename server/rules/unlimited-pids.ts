import { rewriteText } from "../edit/yaml.ts";
import { scalarAt } from "../model/value.ts";
import type { Rule } from "./rule.ts";

export const unlimitedPids: Rule = {
  id: "unlimited-pids",
  summary: "A service may start any number of processes",
  category: "resource-limits",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: { cis: ["5.29"], kics: ["Pids Limit Not Set"] },

  check: {
    service({ name, body }, { report, text }) {
      for (const path of [["pids_limit"], ["deploy", "resources", "limits", "pids"]]) {
        const value = scalarAt(body, ...path);
        if (!value || !/^(?:-\d+|0)$/.test(value.meaning ?? "")) continue;
        report({
          at: value.inner,
          message: `${name.value} may start processes until the host has no room for others.`,
          fixes: [
            {
              title: "Allow 200 processes (more fail to start)",
              safety: "unsafe",
              edits: [rewriteText(text, value, "200")],
            },
          ],
        });
      }
    },
  },
};
