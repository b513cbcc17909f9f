import { rewriteText } from "../edit/yaml.ts";
import type { Rule } from "./rule.ts";

export const newPrivilegesAllowed: Rule = {
  id: "new-privileges-allowed",
  summary: "A service lets its processes gain privileges",
  category: "privilege",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: { cis: ["5.26"], kics: ["No New Privileges Not Set"], "compose-lint": ["CL-0003"] },

  check: {
    service({ name, securityOpt }, context) {
      for (const option of securityOpt) {
        if (!/^no-new-privileges[:=]false$/.test(option.meaning ?? "")) continue;
        context.report({
          at: option.span,
          message: `Processes of ${name.value} can gain privileges through setuid programs.`,
          fixes: [
            {
              title: "Use no-new-privileges:true (sudo and setuid programs stop working)",
              safety: "unsafe",
              edits: [rewriteText(context.text, option, "no-new-privileges:true")],
            },
          ],
        });
      }
    },
  },
};
