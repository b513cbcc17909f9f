import { removeEntry } from "../edit/yaml.ts";
import { entry, scalarAt } from "../model/value.ts";
import type { Rule } from "./rule.ts";

export const dockerApiSocket: Rule = {
  id: "docker-api-socket",
  summary: "A service gets the API socket of Docker and the user's registry passwords",
  category: "host-access",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: { cis: ["5.32"] },

  check: {
    service({ name, body }, { report, text }) {
      const setting = entry(body, "use_api_socket");
      const value = scalarAt(body, "use_api_socket");
      if (!setting || value?.value !== true) return;
      report({
        at: value.inner,
        message: `${name.value} controls Docker, and so the host, and gets the passwords for your registries.`,
        fixes: [
          {
            title: "Remove use_api_socket (what talks to Docker fails)",
            safety: "unsafe",
            edits: [removeEntry(text, body, setting)],
          },
        ],
      });
    },
  },
};
