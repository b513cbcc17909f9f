import { removeEntry } from "../edit/yaml.ts";
import type { Compose } from "../model/compose.ts";
import { at, type Entry, entry, items, type Scalar, scalarAt } from "../model/value.ts";
import type { Rule } from "./rule.ts";

export const hostNetwork: Rule = {
  id: "host-network",
  summary: "A service shares the host's network",
  category: "privilege",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: { cis: ["5.10"], kics: ["Shared Host Network Namespace"], "compose-lint": ["CL-0008"] },

  check: {
    service({ name, body }, context) {
      const setting = entry(body, "network_mode");
      const value = scalarAt(body, "network_mode");
      if (!setting || value?.meaning !== "host") return;
      context.report({
        at: value.inner,
        message: `${name.value} uses the host's network, where Docker isolates and filters nothing.`,
        fixes: [
          {
            title: "Remove network_mode: host (ports then have to be published)",
            safety: "unsafe",
            edits: [removeEntry(context.text, body, setting)],
          },
        ],
      });
    },
    compose(compose, context) {
      const networks = at(compose.root, "networks");
      for (const network of networks?.kind === "mapping" ? networks.entries : []) {
        const host = hostName(network);
        if (!host || !isUsed(compose, network.key.text)) continue;
        context.report({
          at: host.inner,
          message: `Services in ${network.key.text} use the host's network, where Docker isolates and filters nothing.`,
        });
      }
    },
  },
};

/** Where a network says that it is the one which Docker made for containers without a network of their own. */
function hostName({ key, value }: Entry): Scalar | undefined {
  const external = at(value, "external");
  if (!external || (external.kind === "scalar" && external.value !== true)) return undefined;
  const name = scalarAt(value, "name") ?? scalarAt(external, "name") ?? key;
  return name.meaning === "host" ? name : undefined;
}

function isUsed({ services }: Compose, network: string): boolean {
  return services.some(({ body }) => {
    const joined = at(body, "networks");
    return entry(joined, network) !== undefined || items(joined).some((it) => it.kind === "scalar" && it.meaning === network);
  });
}
