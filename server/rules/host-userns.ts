import { removeEntry } from "../edit/yaml.ts";
import { entry, scalarAt } from "../model/value.ts";
import type { Rule } from "./rule.ts";

export const hostUserns: Rule = {
  id: "host-userns",
  summary: "A service leaves the user namespace that the Docker daemon is set up for",
  category: "privilege",
  severity: "info",
  fixable: "unsafe",
  since: "0.1.0",
  also: { cis: ["5.31"], kics: ["Shared Host User Namespace"] },

  check: {
    service({ name, body }, { report, text }) {
      const setting = entry(body, "userns_mode");
      const value = scalarAt(body, "userns_mode");
      if (!setting || value?.meaning !== "host") return;
      report({
        at: value.inner,
        message: `Root in ${name.value} is root on the host, even where the daemon maps users.`,
        fixes: [
          {
            title: "Remove userns_mode: host (with mapped users, files of the host belong to others)",
            safety: "unsafe",
            edits: [removeEntry(text, body, setting)],
          },
        ],
      });
    },
  },
};
