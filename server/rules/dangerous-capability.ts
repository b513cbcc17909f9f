import { removeListed } from "../edit/yaml-list.ts";
import { capabilityName, dangerousCapabilities } from "../knowledge/capabilities.ts";
import { type Mapping, scalarAt } from "../model/value.ts";
import type { Rule } from "./rule.ts";

export const dangerousCapability: Rule = {
  id: "dangerous-capability",
  summary: "A service gets a capability that reaches beyond its container",
  category: "privilege",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: {
    cis: ["5.4"],
    kics: ["Container Capabilities Unrestricted"],
    "compose-lint": ["CL-0011", "CL-0024", "CL-0027", "CL-0028", "CL-0029", "CL-0030"],
  },

  check: {
    service({ name, body, capAdd }, context) {
      for (const capability of capAdd) {
        if (capability.meaning === undefined) continue;
        const plain = capabilityName(capability.meaning);
        const danger = dangerousCapabilities.get(plain);
        if (!danger || plain === "ALL") continue;
        const edit = removeListed(context.text, body, "cap_add", capability.scalar);
        context.report({
          at: capability.span,
          message: `${capability.value} lets ${name.value} ${danger.lets}.`,
          ...(danger.takesHost ? { severity: "error" } : isMild(plain, body) ? { severity: "info" } : {}),
          fixes: edit ? [{ title: `Remove ${capability.value} (what needs it fails)`, safety: "unsafe", edits: [edit] }] : [],
        });
      }
    },
  },
};

/** What only slows others down, and what reaches no further than a network of the container's own. */
function isMild(capability: string, body: Mapping): boolean {
  if (capability === "NET_ADMIN") return scalarAt(body, "network_mode")?.meaning !== "host";
  return ["SYS_NICE", "SYS_RESOURCE", "IPC_LOCK", "LEASE"].includes(capability);
}
