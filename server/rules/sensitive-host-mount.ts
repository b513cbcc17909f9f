import { makeReadOnly } from "../edit/mount.ts";
import { sensitivePath } from "../knowledge/host-paths.ts";
import { holder, hostPath, type Mount } from "../model/mount.ts";
import type { Context, Rule } from "./rule.ts";

export const sensitiveHostMount: Rule = {
  id: "sensitive-host-mount",
  summary: "A container gets a folder of the host that holds keys, data or devices",
  category: "host-access",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: { cis: ["5.6"], kics: ["Volume Has Sensitive Host Directory"], "compose-lint": ["CL-0013"] },

  check: {
    mount(mount, context) {
      if (mount.place === "VOLUME") volume(mount, context);
      const source = hostPath(mount);
      if (!source || mount.type !== "bind") return;
      const found = sensitivePath(source.meaning ?? source.value);
      const gain = mount.readOnly ? found?.reading : found?.writing;
      // What takes the host where it may be written is the matter of host-root-mount.
      if (!found || gain === "nothing" || gain === "host") return;
      const edit = mount.readOnly || found.reading === "much" ? undefined : makeReadOnly(context.text, mount);
      context.report({
        at: source.span,
        message: `${holder(mount)} can ${mount.readOnly ? "read" : "change"} ${source.value}, which ${found.why}.`,
        ...(gain === "little" && { severity: "info" }),
        fixes: edit ? [{ title: "Mount read-only (writing there fails)", safety: "unsafe", edits: [edit] }] : [],
      });
    },
  },
};

/** The volume hides what the image itself has there. */
function volume({ target }: Mount, context: Context): void {
  // A daemon in the image needs a volume there.
  if (/^\/var\/lib\/(?:docker|containerd|containers|kubelet)(?:\/|$)/.test(target?.meaning ?? "")) return;
  if (target?.meaning !== undefined && sensitivePath(target.meaning)?.writing === "host")
    context.report({ at: target.span, message: `The image hides its own ${target.value} behind a volume.` });
}
