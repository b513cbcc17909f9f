import { removeListed } from "../edit/yaml-list.ts";
import { capabilityName } from "../knowledge/capabilities.ts";
import type { Service } from "../model/compose.ts";
import { hostPath } from "../model/mount.ts";
import { at, items, scalarAt } from "../model/value.ts";
import type { Rule } from "./rule.ts";

export const deviceCgroupWildcard: Rule = {
  id: "device-cgroup-wildcard",
  summary: "A service may use every disk of the host, or every device",
  category: "host-access",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: { "compose-lint": ["CL-0016"] },

  check: {
    service(service, { report, text }) {
      const { name, body } = service;
      for (const item of items(at(body, "device_cgroup_rules"))) {
        const opened = item.kind === "scalar" ? whatOpens(item.meaning ?? "") : undefined;
        if (item.kind !== "scalar" || opened === undefined || !getsNode(service)) continue;
        const edit = removeListed(text, body, "device_cgroup_rules", item);
        report({
          at: item.inner,
          message: `${name.value} may use ${opened}.`,
          fixes: edit ? [{ title: `Remove ${item.text} (what needs those devices fails)`, safety: "unsafe", edits: [edit] }] : [],
        });
      }
    },
  },
};

/** What a rule opens that gives the host away; `c 188:* rwm` and their like for serial ports and cameras do not. */
function whatOpens(rule: string): string | undefined {
  const [, kind, major, minor, access] = /^\s*([abc])\s+(\*|\d+):(\*|\d+)\s+([rwm]{1,3})\s*$/.exec(rule) ?? [];
  if (kind === undefined || !/[rw]/.test(access!)) return undefined;
  if (kind === "a") return "every device of the host, its disks included";
  if (kind === "b") return major === "*" ? "every disk of the host" : `every disk of the host with the major number ${major}`;
  const covers = (wantedMajor: string, wantedMinor: string) =>
    (major === "*" || major === wantedMajor) && (minor === "*" || minor === wantedMinor);
  if (major === "*") return "every device of the host but its disks";
  if (covers("1", "11")) return "the log of the host's kernel";
  return covers("10", "237") ? "the host's control of loop devices" : undefined;
}

/** Whether it can make the device's file, or gets it from the host. */
function getsNode({ body, capAdd, capDrop, mounts }: Service): boolean {
  const names = (list: Service["capAdd"]) => list.map((it) => capabilityName(it.meaning ?? ""));
  const dropped = names(capDrop).some((it) => it === "ALL" || it === "MKNOD");
  if (!dropped || names(capAdd).some((it) => it === "ALL" || it === "MKNOD") || scalarAt(body, "privileged")?.value === true) return true;
  return mounts.some((it) => it.place === "volumes:" && /^\/dev(?:\/|$)/.test(hostPath(it)?.meaning ?? ""));
}
