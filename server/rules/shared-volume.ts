import type { Mount } from "../model/mount.ts";
import type { Rule } from "./rule.ts";

export const sharedVolume: Rule = {
  id: "shared-volume",
  summary: "Several services mount the same volume or folder",
  category: "host-access",
  // Sharing is often the point.
  severity: "off",
  fixable: "no",
  since: "0.1.0",
  also: { kics: ["Shared Volumes Between Containers"] },

  check: {
    compose({ services }, { report }) {
      const bySource = new Map<string, Mount[]>();
      for (const mount of services.flatMap((it) => it.mounts.filter(isShareable))) {
        const source = mount.source!.value.replace(/\/$/, "");
        const them = bySource.get(source);
        if (them) them.push(mount);
        else bySource.set(source, [mount]);
      }
      for (const [source, mounts] of bySource) {
        const names = [...new Set(mounts.map((it) => it.service!.name.value))];
        if (names.length < 2) continue;
        for (const mount of mounts) {
          const other = names.find((it) => it !== mount.service!.name.value)!;
          const more = names.length > 2 ? ` and ${names.length - 2} more` : "";
          report({
            at: mount.source!.span,
            message: `${mount.service!.name.value} shares ${source} with ${other}${more}${mount.readOnly ? "" : ", and can change what they read"}.`,
          });
        }
      }
    },
  },
};

function isShareable({ place, type, source }: Mount): boolean {
  return (
    place === "volumes:" &&
    (type === "bind" || type === "volume") &&
    source !== undefined &&
    !/^\/etc\/(?:localtime|timezone)$/.test(source.value)
  );
}
