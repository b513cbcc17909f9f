import { makeReadOnly } from "../edit/mount.ts";
import { sensitivePath } from "../knowledge/host-paths.ts";
import { boundVolumes } from "../model/compose.ts";
import { hostPath } from "../model/mount.ts";
import type { Rule } from "./rule.ts";

export const sensitiveHostMount: Rule = {
  id: "sensitive-host-mount",
  summary: "A container gets a folder of the host that holds keys, state or control of it",
  category: "host-access",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: { cis: ["5.6"], kics: ["Volume Has Sensitive Host Directory"], "compose-lint": ["CL-0013"] },

  check: {
    mount(mount, context) {
      if (mount.place === "VOLUME" && mount.target?.meaning !== undefined) {
        const path = sensitivePath(mount.target.meaning);
        if (path?.takesHost)
          context.report({ at: mount.target.span, message: `The image hides its own ${mount.target.value} behind a volume.` });
      }
      const source = hostPath(mount);
      if (source?.meaning === undefined || mount.type !== "bind") return;
      const found = sensitivePath(source.meaning);
      // What takes the host where it may be written is the matter of host-root-mount.
      if (!found || (found.takesHost && !mount.readOnly)) return;
      const edit = mount.readOnly ? undefined : makeReadOnly(context.text, mount);
      context.report({
        at: source.span,
        message: `${mount.service?.name.value} ${mount.readOnly ? "reads" : "may change"} ${source.value}, which ${found.why}.`,
        ...(mount.readOnly && { severity: "info" }),
        fixes: edit ? [{ title: "Mount read-only (writing there fails)", safety: "unsafe", partial: true, edits: [edit] }] : [],
      });
    },
    compose(compose, context) {
      for (const { name, device } of boundVolumes(compose)) {
        const found = device.meaning === undefined ? undefined : sensitivePath(device.meaning);
        if (found)
          context.report({ at: device.inner, message: `The volume ${name.text} is ${device.text} of the host, which ${found.why}.` });
      }
    },
  },
};
