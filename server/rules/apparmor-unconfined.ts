import { removeListed } from "../edit/yaml-list.ts";
import type { Rule } from "./rule.ts";

export const apparmorUnconfined: Rule = {
  id: "apparmor-unconfined",
  summary: "A service runs without an AppArmor profile",
  category: "privilege",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: { cis: ["5.2"], "compose-lint": ["CL-0009"] },

  check: {
    service({ name, body, securityOpt }, context) {
      for (const option of securityOpt) {
        if (!/^apparmor[:=]unconfined$/.test(option.meaning ?? "")) continue;
        const edit = removeListed(context.text, body, "security_opt", option.scalar);
        context.report({
          at: option.span,
          message: `${name.value} runs without the AppArmor profile that forbids mounting and writing to /proc.`,
          fixes: edit
            ? [{ title: "Use the default AppArmor profile (mounting and writing to /proc fail)", safety: "unsafe", edits: [edit] }]
            : [],
        });
      }
    },
  },
};
