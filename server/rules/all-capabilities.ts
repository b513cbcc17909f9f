import { removeListed } from "../edit/yaml-list.ts";
import type { Rule } from "./rule.ts";

export const allCapabilities: Rule = {
  id: "all-capabilities",
  summary: "A service gets every Linux capability",
  category: "privilege",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: {
    cis: ["5.4"],
    kics: ["Container Capabilities Unrestricted"],
    "compose-lint": ["CL-0024"],
  },

  check: {
    service({ name, body, capAdd }, context) {
      for (const capability of capAdd) {
        // The daemon refuses CAP_ALL.
        if (capability.meaning?.toUpperCase() !== "ALL") continue;
        const edit = removeListed(context.text, body, "cap_add", capability.scalar);
        context.report({
          at: capability.span,
          message: `${name.value} gets every capability, which is close to root on the host.`,
          fixes: edit
            ? [
                {
                  title: `Remove ${capability.value} (what needs a capability fails until it is added by name)`,
                  safety: "unsafe",
                  edits: [edit],
                },
              ]
            : [],
        });
      }
    },
  },
};
