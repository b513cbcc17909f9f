import { removeListed } from "../edit/yaml-list.ts";
import type { Rule } from "./rule.ts";

export const unmaskedSystemPaths: Rule = {
  id: "unmasked-system-paths",
  summary: "A service can write to the kernel's settings in /proc and /sys",
  category: "privilege",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: {},

  check: {
    service({ name, body, securityOpt }, { report, text }) {
      for (const option of securityOpt) {
        if (!/^systempaths[:=]unconfined$/.test(option.meaning ?? "")) continue;
        const edit = removeListed(text, body, "security_opt", option.scalar);
        report({
          at: option.span,
          message: `${name.value} sees all of /proc and /sys, and root in it can change the host's kernel there.`,
          fixes: edit ? [{ title: "Mask /proc and /sys again (what writes there fails)", safety: "unsafe", edits: [edit] }] : [],
        });
      }
    },
  },
};
