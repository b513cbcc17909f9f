import { removeListed } from "../edit/yaml-list.ts";
import type { Rule } from "./rule.ts";

export const seccompUnconfined: Rule = {
  id: "seccomp-unconfined",
  summary: "A service runs without a seccomp profile",
  category: "privilege",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: {
    cis: ["5.22"],
    kics: ["Default Seccomp Profile Disabled"],
    semgrep: ["seccomp-confinement-disabled"],
    "compose-lint": ["CL-0009"],
  },

  check: {
    service({ name, body, securityOpt }, context) {
      for (const option of securityOpt) {
        if (!/^seccomp[:=]unconfined$/.test(option.meaning ?? "")) continue;
        const edit = removeListed(context.text, body, "security_opt", option.scalar);
        context.report({
          at: option.span,
          message: `${name.value} can make every system call, including those that kernel exploits use.`,
          fixes: edit ? [{ title: "Use the default seccomp profile (unusual system calls fail)", safety: "unsafe", edits: [edit] }] : [],
        });
      }
    },
  },
};
