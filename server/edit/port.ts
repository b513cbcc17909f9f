import type { Port } from "../model/port.ts";
import { entry, scalarAt } from "../model/value.ts";
import type { Edit } from "../text/edit.ts";
import { addEntry, rewriteText } from "./yaml.ts";

const loopback = "127.0.0.1";

/** Binds a published port of a service to the loopback address of the host. Undefined where the port is not written in place. */
export function bindToLoopback(source: string, { item, hostIp, published }: Port): Edit | undefined {
  const [, name, otherwise] = /^\$\{(\w+):?-([^${}]*)\}$/.exec(hostIp?.value ?? "") ?? [];
  if (item && hostIp && otherwise === hostIp.meaning) return rewriteText(source, hostIp, `\${${name}:-${loopback}}`);
  if (item?.kind === "mapping") {
    const written = scalarAt(item, "host_ip");
    return written ? rewriteText(source, written, loopback) : addEntry(source, item, "host_ip", loopback, entry(item, "target"));
  }
  if (item?.kind !== "scalar") return undefined;
  // An empty host port keeps the meaning "choose one" behind an address.
  const rest = hostIp ? item.text.slice(afterAddress(item.text, hostIp.value)) : published ? item.text : `:${item.text}`;
  return rewriteText(source, item, `${loopback}:${rest}`);
}

/** Where the port begins behind an address, which may stand in brackets. */
function afterAddress(text: string, address: string): number {
  return text.indexOf(":", text.indexOf(address) + address.length) + 1;
}
