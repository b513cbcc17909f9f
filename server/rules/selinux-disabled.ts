import { removeListed } from "../edit/yaml-list.ts";
import type { Rule } from "./rule.ts";

export const selinuxDisabled: Rule = {
  id: "selinux-disabled",
  summary: "A service runs without the labels of SELinux",
  category: "privilege",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: { cis: ["5.3"], semgrep: ["selinux-separation-disabled"], "compose-lint": ["CL-0009"] },

  check: {
    service({ name, body, securityOpt }, { report, text }) {
      for (const option of securityOpt) {
        if (!/^label[:=]disable$/.test(option.meaning ?? "")) continue;
        const edit = removeListed(text, body, "security_opt", option.scalar);
        report({
          at: option.span,
          message: `${name.value} runs without the SELinux labels that keep it from the host's files.`,
          fixes: edit
            ? [{ title: "Use the labels of SELinux (mounts of the host then need :z or :Z)", safety: "unsafe", edits: [edit] }]
            : [],
        });
      }
    },
  },
};
