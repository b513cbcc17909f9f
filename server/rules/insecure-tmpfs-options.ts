import { rewriteText } from "../edit/yaml.ts";
import type { Rule } from "./rule.ts";

export const insecureTmpfsOptions: Rule = {
  id: "insecure-tmpfs-options",
  summary: "A tmpfs allows what Docker forbids there",
  category: "host-access",
  severity: "info",
  fixable: "unsafe",
  since: "0.1.0",
  also: { "compose-lint": ["CL-0022"] },

  check: {
    mount({ place, item, target, options }, { report, text }) {
      if (place !== "tmpfs:" || item?.kind !== "scalar" || !target) return;
      const loose = [...options.keys()].filter((it) => allowed.has(it));
      if (loose.length === 0) return;
      const [path, ...rest] = item.text.split(":");
      const kept = rest
        .join(":")
        .split(",")
        .filter((it) => it !== "" && !allowed.has(it));
      const all = loose.join(" and ");
      report({
        at: item.inner,
        message: `${all} ${loose.length > 1 ? "let" : "lets"} ${target.value} hold ${loose.map((it) => allowed.get(it)).join(" and ")}.`,
        ...(loose.every((it) => it === "dev") && { severity: "off" }),
        fixes: [
          {
            title: `Remove ${all} (what needs it there fails)`,
            safety: "unsafe",
            edits: [rewriteText(text, item, kept.length > 0 ? `${path}:${kept.join(",")}` : path!)],
          },
        ],
      });
    },
  },
};

/** Docker mounts every tmpfs with the opposite of these. Of a device nothing can be made in a container without more rights. */
const allowed: ReadonlyMap<string, string> = new Map([
  ["exec", "programs that an attacker wrote"],
  ["suid", "programs that make their user root"],
  ["dev", "devices"],
]);
