import { removeListed } from "../edit/yaml-list.ts";
import { capabilityName, dangerousCapabilities } from "../knowledge/capabilities.ts";
import { type Mapping, scalarAt } from "../model/value.ts";
import type { Also, Rule } from "./rule.ts";

const also: Also = { cis: ["5.4"], kics: ["Container Capabilities Unrestricted"] };
/** compose-lint has an id for each kind of harm. */
const composeLintIds: Readonly<Record<string, readonly string[]>> = {
  "CL-0011": ["BPF", "NET_ADMIN", "SYS_BOOT"],
  "CL-0024": ["SYS_ADMIN", "SYS_MODULE", "SYS_RAWIO"],
  "CL-0027": ["DAC_READ_SEARCH", "SYS_PTRACE"],
  "CL-0028": ["PERFMON", "SYS_TIME"],
  "CL-0029": ["IPC_LOCK", "LEASE", "SYS_NICE"],
  "CL-0030": ["SYSLOG"],
};

export const dangerousCapability: Rule = {
  id: "dangerous-capability",
  summary: "A service gets a capability that reaches beyond its container",
  category: "privilege",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: { ...also, "compose-lint": Object.keys(composeLintIds) },

  check: {
    service({ name, body, capAdd }, context) {
      for (const capability of capAdd) {
        if (capability.meaning === undefined) continue;
        const plain = capabilityName(capability.meaning);
        const danger = dangerousCapabilities.get(plain);
        if (!danger) continue;
        const edit = removeListed(context.text, body, "cap_add", capability.scalar);
        context.report({
          at: capability.span,
          message: `${capability.value} lets ${name.value} ${danger.lets}.`,
          also: alsoFor(plain),
          ...(danger.takesHost ? { severity: "error" } : isMild(plain, body) ? { severity: "info" } : {}),
          fixes: edit ? [{ title: `Remove ${capability.value} (what needs it fails)`, safety: "unsafe", edits: [edit] }] : [],
        });
      }
    },
  },
};

function alsoFor(capability: string): Also {
  const id = Object.keys(composeLintIds).find((it) => composeLintIds[it]!.includes(capability));
  return id === undefined ? also : { ...also, "compose-lint": [id] };
}

/** What only slows others down, and what reaches no further than a network of the container's own. */
function isMild(capability: string, body: Mapping): boolean {
  if (capability === "NET_ADMIN") return scalarAt(body, "network_mode")?.meaning !== "host";
  return ["SYS_NICE", "SYS_RESOURCE", "IPC_LOCK", "LEASE"].includes(capability);
}
