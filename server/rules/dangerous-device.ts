import { removeMount } from "../edit/mount.ts";
import { deviceDanger } from "../knowledge/host-devices.ts";
import { holder } from "../model/mount.ts";
import type { Rule } from "./rule.ts";

export const dangerousDevice: Rule = {
  id: "dangerous-device",
  summary: "A service gets a disk of the host, or another device that gives the host away",
  category: "host-access",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: { cis: ["5.18"], "compose-lint": ["CL-0016"] },

  check: {
    mount(mount, { report, text }) {
      const { source } = mount;
      if (mount.place !== "devices:" || source?.meaning === undefined) return;
      const allowed = deviceDanger(source.meaning);
      // To make a node and to use it are two things.
      if (allowed === undefined || !/[rwW]/.test(mount.options.get("permissions") || "rwm")) return;
      const edit = removeMount(text, mount);
      report({
        at: source.span,
        message: `${holder(mount)} can ${allowed} with ${source.value}.`,
        fixes: edit ? [{ title: `Remove ${source.value} (what needs the device fails)`, safety: "unsafe", edits: [edit] }] : [],
      });
    },
  },
};
