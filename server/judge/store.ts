import { ambiguousDatabasePorts, databasePorts, dockerPorts } from "../knowledge/database-ports.ts";
import { includes, type Port } from "../model/port.ts";

/**
 * The database, queue or Docker daemon that answers at a port of a service, by name. One port of a range, or one that other programs
 * use as often, counts only where the service's name or image says so.
 */
export function storeAt(port: Port): string | undefined {
  if (port.range === undefined) return undefined;
  if ([...dockerPorts].some((it) => includes(port, it))) return "Docker";
  const hint = `${port.service?.name.value} ${port.service?.image?.name.value}`.toLowerCase();
  const sure = port.range[0] === port.range[1];
  for (const [number, stores] of databasePorts) {
    // Of all these only Memcached listens to UDP, too.
    if (!includes(port, number) || (port.protocol === "udp" && number !== 11211)) continue;
    const named = stores.find(({ hint: pattern }) => pattern.test(hint));
    if (named) return named.name;
    if (sure && !ambiguousDatabasePorts.has(number)) return stores[0]!.name;
  }
  return undefined;
}
