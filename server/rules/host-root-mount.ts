import { makeReadOnly } from "../edit/mount.ts";
import { sensitivePath } from "../knowledge/host-paths.ts";
import { hostPath } from "../model/mount.ts";
import type { Rule } from "./rule.ts";

export const hostRootMount: Rule = {
  id: "host-root-mount",
  summary: "A container may write where the host keeps its programs, accounts or settings",
  category: "host-access",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: { cis: ["5.6"], kics: ["Volume Has Sensitive Host Directory"], "compose-lint": ["CL-0025"] },

  check: {
    mount(mount, context) {
      const source = hostPath(mount);
      if (source?.meaning === undefined || mount.type !== "bind") return;
      const who = mount.service?.name.value;
      if (/^\/+\.?$/.test(source.meaning)) {
        context.report({
          at: source.span,
          message: `${who} ${mount.readOnly ? "reads" : "may change"} every file of the host.`,
          ...(mount.readOnly && { severity: "warning" }),
        });
        return;
      }
      const found = sensitivePath(source.meaning);
      if (!found?.takesHost || mount.readOnly) return;
      const edit = makeReadOnly(context.text, mount);
      context.report({
        at: source.span,
        message: `${who} may change ${source.value}, which ${found.why}.`,
        fixes: edit ? [{ title: "Mount read-only (writing there fails)", safety: "unsafe", edits: [edit] }] : [],
      });
    },
  },
};
