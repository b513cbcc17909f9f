import { removeListed } from "../edit/yaml-list.ts";
import { capabilityName, defaultCapabilities } from "../knowledge/capabilities.ts";
import type { Rule } from "./rule.ts";

export const redundantCapability: Rule = {
  id: "redundant-capability",
  summary: "A service adds a capability that Docker gives anyway",
  category: "privilege",
  severity: "off",
  fixable: "unsafe",
  since: "0.1.0",
  also: {},

  check: {
    service({ name, body, capAdd, capDrop }, { report, text }) {
      if (capDrop.some((it) => it.meaning === undefined)) return;
      const dropped = new Set(capDrop.map((it) => capabilityName(it.meaning!)));
      for (const capability of capAdd) {
        if (capability.meaning === undefined) continue;
        const plain = capabilityName(capability.meaning);
        if (!defaultCapabilities.has(plain) || dropped.has(plain) || dropped.has("ALL")) continue;
        const edit = removeListed(text, body, "cap_add", capability.scalar);
        report({
          at: capability.span,
          message: `Docker gives ${name.value} ${capability.value} anyway.`,
          tag: "unnecessary",
          fixes: edit
            ? [{ title: `Remove ${capability.value} (Podman and containerd alone may not give it)`, safety: "unsafe", edits: [edit] }]
            : [],
        });
      }
    },
  },
};
