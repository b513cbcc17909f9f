import { scalarsOf } from "../judge/compose-value.ts";
import type { Key, Service } from "../model/compose.ts";
import { at, entry, items, type Mapping, type Scalar, scalarAt, type Value } from "../model/value.ts";
import { contains, parseAddress, parseSubnet, type Subnet } from "../text/ip-address.ts";
import type { Context, Rule } from "./rule.ts";

export const invalidNetworkAddress: Rule = {
  id: "invalid-network-address",
  summary: "An address of a network is none, or is not in the network",
  category: "correctness",
  // Compose reads the file; the engine refuses the network or the container.
  severity: "warning",
  fixable: "no",
  since: "0.1.0",
  also: {},

  check: {
    key(key, context) {
      for (const { path, scalar } of scalarsOf(key)) {
        const text = scalar.value;
        if (typeof text !== "string" || text === "") continue;
        const wrong = mistakeAt(path, text);
        if (wrong !== undefined) context.report({ at: scalar.inner, message: `${text} ${wrong}.` });
      }
      if (key.place === "networks.*.ipam" && key.entry.key.text === "config") pools(key, context);
    },

    service(service, context) {
      const networks = at(service.body, "networks");
      if (networks?.kind !== "mapping") return;
      for (const { key, value } of networks.entries) {
        for (const [name, version] of [
          ["ipv4_address", 4],
          ["ipv6_address", 6],
        ] as const) {
          const address = scalarAt(value, name);
          if (address) inNetwork(address, version, key.text, service, context);
        }
      }
    },
  },
};

/** What is wrong with an address whatever its network is, to stand behind it. */
function mistakeAt(path: string, text: string): string | undefined {
  switch (path) {
    case "services.*.networks.*.ipv4_address":
      return parseAddress(text)?.version === 4 ? undefined : "is no IPv4 address";
    case "services.*.networks.*.ipv6_address":
      return parseAddress(text)?.version === 6 ? undefined : "is no IPv6 address";
    case "services.*.networks.*.link_local_ips[]":
    case "services.*.dns":
    case "services.*.dns[]":
    case "networks.*.ipam.config[].gateway":
      return parseAddress(text) ? undefined : "is no address";
    case "networks.*.ipam.config[].subnet":
    case "networks.*.ipam.config[].ip_range":
      return parseSubnet(text) ? undefined : "is no subnet such as 172.28.0.0/16";
    case "services.*.mac_address":
    case "services.*.networks.*.mac_address":
      return /^[\da-f]{2}([:-])[\da-f]{2}(?:\1[\da-f]{2}){4}$|^[\da-f]{4}(?:\.[\da-f]{4}){2}$/i.test(text)
        ? undefined
        : "is no MAC address";
    default:
      return undefined;
  }
}

/** Looks whether what a pool names is in its subnet. */
function pools({ entry: { value } }: Key, { report }: Context): void {
  for (const pool of items(value)) {
    const subnet = subnetOf(pool);
    if (!subnet) continue;
    const auxiliary = at(pool, "aux_addresses");
    const addresses = [scalarAt(pool, "gateway"), ...(auxiliary?.kind === "mapping" ? auxiliary.entries.map((it) => it.value) : [])];
    for (const it of addresses) {
      const address = it?.kind === "scalar" && typeof it.value === "string" ? parseAddress(it.value) : undefined;
      if (address && !contains(subnet.of, address))
        report({ at: (it as Scalar).inner, message: `${(it as Scalar).meaning} is not in the subnet ${subnet.text}.` });
    }
    const range = scalarAt(pool, "ip_range");
    const inner = typeof range?.value === "string" ? parseSubnet(range.value) : undefined;
    if (inner && (!contains(subnet.of, inner) || inner.length < subnet.of.length))
      report({ at: range!.inner, message: `${range!.value} is not in the subnet ${subnet.text}.` });
  }
}

/** Looks whether the address of a service is in one of the subnets of a network that is seen as a whole. */
function inNetwork(scalar: Scalar, version: 4 | 6, name: string, { name: service }: Service, { project, report }: Context): void {
  const address = typeof scalar.value === "string" ? parseAddress(scalar.value) : undefined;
  if (address?.version !== version) return;
  const whole = project();
  const network = whole.complete ? whole.networks.get(name)?.value : undefined;
  if (network?.kind !== "mapping" || entry(network, "external")) return;
  const subnets = items(at(network, "ipam", "config")).map(subnetOf);
  // A pool without a subnet gets one that nobody knows.
  if (subnets.includes(undefined) || hasUnknown(network)) return;
  if (subnets.length === 0) {
    report({
      at: scalar.inner,
      message: `${service.value} has a fixed address in ${name}, which the engine takes only where the network has a subnet.`,
    });
    return;
  }
  const known = subnets.flatMap((it) => (it?.of.version === version ? [it] : []));
  if (known.length > 0 && !known.some((it) => contains(it.of, address)))
    report({ at: scalar.inner, message: `${scalar.value} is not in the subnet ${known.map((it) => it.text).join(" or ")} of ${name}.` });
}

function subnetOf(pool: Value): { readonly of: Subnet; readonly text: string } | undefined {
  const text = scalarAt(pool, "subnet")?.value;
  const of = typeof text === "string" ? parseSubnet(text) : undefined;
  return of && { of, text: text as string };
}

/** Whether a driver of its own may give out addresses otherwise. */
function hasUnknown(network: Mapping): boolean {
  const driver = scalarAt(network, "driver");
  const known = !driver || ["bridge", "overlay", "macvlan", "ipvlan"].includes(driver.meaning ?? "");
  const ipam = scalarAt(network, "ipam", "driver");
  return !known || (ipam !== undefined && ipam.meaning !== "default");
}
