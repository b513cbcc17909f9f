import { addEntry } from "../edit/yaml.ts";
import { at, entry, scalarAt } from "../model/value.ts";
import type { Rule } from "./rule.ts";

export const unencryptedOverlay: Rule = {
  id: "unencrypted-overlay",
  summary: "The nodes of a swarm send a network's traffic in the clear",
  category: "network-exposure",
  // Encryption costs speed, and many swarms live in one room.
  severity: "off",
  fixable: "unsafe",
  since: "0.1.0",
  also: { cis: ["7.3"] },

  check: {
    compose({ root }, { report, text }) {
      const networks = at(root, "networks");
      for (const { key, value: network } of networks?.kind === "mapping" ? networks.entries : []) {
        const driver = scalarAt(network, "driver");
        const options = at(network, "driver_opts");
        if (network.kind !== "mapping" || driver?.meaning !== "overlay" || entry(options, "encrypted")) continue;
        const external = at(network, "external");
        if (external && (external.kind !== "scalar" || external.value !== false)) continue;
        const edit =
          options?.kind === "mapping"
            ? addEntry(text, options, "encrypted", '"true"')
            : entry(network, "driver_opts")
              ? undefined
              : addEntry(text, network, "driver_opts", { encrypted: '"true"' }, entry(network, "driver"));
        report({
          at: driver.inner,
          message: `The nodes send what services say to each other in ${key.text} in the clear.`,
          fixes: edit ? [{ title: "Encrypt the network (slower, and it has to be made anew)", safety: "unsafe", edits: [edit] }] : [],
        });
      }
    },
  },
};
