import { setPropagation } from "../edit/mount.ts";
import { holder } from "../model/mount.ts";
import type { Rule } from "./rule.ts";

export const sharedMountPropagation: Rule = {
  id: "shared-mount-propagation",
  summary: "What is mounted inside a container appears on the host, or the other way round",
  category: "host-access",
  severity: "info",
  fixable: "unsafe",
  since: "0.1.0",
  also: { cis: ["5.20"], kics: ["Volume Mounted In Multiple Containers"], "compose-lint": ["CL-0017"] },

  check: {
    mount(mount, { report, text }) {
      const mode = mount.options.get("propagation");
      const path = mount.target ?? mount.source;
      if (mode === undefined || !path || !/^r?(?:shared|slave)$/.test(mode)) return;
      const shared = mode.endsWith("shared");
      const edit = setPropagation(text, mount, "rprivate");
      report({
        at: mount.item ? (mount.source ?? path).span : path.span,
        message: shared
          ? `What ${holder(mount)} mounts below ${path.value} is mounted on the host, too.`
          : `What the host mounts below ${(mount.source ?? path).value} later on, ${holder(mount)} sees, too.`,
        // compose-lint speaks only of the way to the host, which is the one that harms.
        ...(!shared && { severity: "off", also: { cis: ["5.20"], kics: ["Volume Mounted In Multiple Containers"] } }),
        fixes: edit ? [{ title: "Keep mounts apart (later ones do not appear on the other side)", safety: "unsafe", edits: [edit] }] : [],
      });
    },
  },
};
