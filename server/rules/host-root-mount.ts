import { makeReadOnly } from "../edit/mount.ts";
import { isHostRoot, sensitivePath } from "../knowledge/host-paths.ts";
import { holder, hostPath } from "../model/mount.ts";
import type { Also, Rule } from "./rule.ts";

const also: Also = { cis: ["5.6"], kics: ["Volume Has Sensitive Host Directory"] };

export const hostRootMount: Rule = {
  id: "host-root-mount",
  summary: "A container can write where the host keeps its programs, accounts or settings",
  category: "host-access",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: { ...also, "compose-lint": ["CL-0001", "CL-0025"] },

  check: {
    mount(mount, context) {
      const source = hostPath(mount);
      if (!source || mount.type !== "bind") return;
      const path = source.meaning ?? source.value;
      if (isHostRoot(path)) {
        context.report({
          at: source.span,
          message: mount.readOnly
            ? `${holder(mount)} can read every file of the host and reach its sockets.`
            : `${holder(mount)} can change every file of the host.`,
          // Docker's socket is among them.
          also: { ...also, "compose-lint": ["CL-0001"] },
          // Monitors are told to do so by those who write them.
          ...(mount.readOnly && { severity: "warning" }),
        });
        return;
      }
      const found = sensitivePath(path);
      if (found?.writing !== "host" || mount.readOnly) return;
      const edit = makeReadOnly(context.text, mount);
      context.report({
        at: source.span,
        message: `${holder(mount)} can change ${source.value}, which ${found.why}.`,
        // compose-lint takes /var for a folder with Docker's socket in it.
        also: { ...also, "compose-lint": [found.path === "/var" ? "CL-0001" : "CL-0025"] },
        fixes: edit ? [{ title: "Mount read-only (writing there fails)", safety: "unsafe", edits: [edit] }] : [],
      });
    },
  },
};
