import { rewriteText } from "../edit/yaml.ts";
import { extraHostMistake, extraHosts, hostNameMistake } from "../judge/compose-format.ts";
import { pathOf, scalarsOf } from "../judge/compose-value.ts";
import { items, type Scalar } from "../model/value.ts";
import { parseAddress } from "../text/ip-address.ts";
import { nearest } from "../text/nearest.ts";
import type { Context, Rule } from "./rule.ts";

export const invalidExtraHosts: Rule = {
  id: "invalid-extra-hosts",
  summary: "A line for the hosts file has no name or no address",
  category: "correctness",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: {},

  check: {
    key(key, context) {
      if (!extraHosts.has(pathOf(key.place, key.entry.key.text))) return;
      for (const { scalar } of scalarsOf(key)) {
        if (typeof scalar.value !== "string") continue;
        const wrong = extraHostMistake(scalar.value);
        if (wrong === undefined)
          judgeAddress(scalar, scalar.value.slice(scalar.value.search(scalar.value.includes("=") ? /=/ : /:/) + 1), context);
        else
          context.report({
            at: scalar.inner,
            message: scalar.value === "" ? "This host is empty." : `${scalar.value} is no host with its address: ${wrong}.`,
          });
      }
      if (key.entry.value.kind !== "mapping") return;
      for (const host of key.entry.value.entries) {
        // An empty name is the matter of another rule.
        const wrong = host.key.text === "" ? undefined : hostNameMistake(host.key.text);
        if (wrong !== undefined) context.report({ at: host.key.span, message: `This host cannot be read: ${wrong}.` });
        for (const address of host.value.kind === "scalar" ? [host.value] : items(host.value))
          if (address.kind === "scalar" && typeof address.value === "string") judgeAddress(address, address.value, context);
      }
    },
  },
};

/** Compose passes on whatever is there; the engine refuses what is no address. */
function judgeAddress(scalar: Scalar, addresses: string, { text, report }: Context): void {
  for (const address of addresses.split(",")) {
    if (address === "host-gateway" || parseAddress(address.replace(/^\[(.*)\]$/, "$1"))) continue;
    const meant = scalar.value === scalar.text ? nearest(address, ["host-gateway"]) : undefined;
    report({
      at: scalar.inner,
      message: address === "" ? "The address of this host is missing." : `${address} is no address.`,
      severity: "warning",
      fixes: meant
        ? [
            {
              title: `Change to ${meant} (it then takes effect)`,
              safety: "unsafe",
              edits: [rewriteText(text, scalar, scalar.text.slice(0, -address.length) + meant)],
            },
          ]
        : [],
    });
    return;
  }
}
