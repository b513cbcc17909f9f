import type { Span } from "../text/span.ts";
import type { Service } from "./compose.ts";
import type { Stage } from "./dockerfile.ts";
import type { Substituted } from "./substituted.ts";
import { type Scalar, scalarAt, type Value } from "./value.ts";

/** A port of a container: `EXPOSE`, `ports:` (published on the host) or `expose:`. */
export interface Port {
  readonly kind: "port";
  readonly place: "EXPOSE" | "ports:" | "expose:";
  /** The address of the host it is bound to, without brackets; undefined or empty means every address. */
  readonly hostIp: Substituted | undefined;
  /** The host's port or range; undefined where the engine chooses one. */
  readonly published: Substituted | undefined;
  /** The container's port or range, without protocol. */
  readonly target: Substituted;
  /** Container ports from, to (inclusive); undefined where a variable hides them. */
  readonly range: readonly [number, number] | undefined;
  readonly protocol: string;
  /** The whole port as written: a word, a scalar, or a mapping. */
  readonly span: Span;
  /** The item of `ports:`, for edits: a scalar is the short form, a mapping the long one. */
  readonly item?: Value;
  readonly scalar?: Scalar;
  readonly stage?: Stage;
  readonly service?: Service;
}

/** Whether every network that reaches the host reaches the port; undefined where a variable hides the address. */
export function isOpen({ place, hostIp, published, target, service }: Port): boolean | undefined {
  // In the host's own network nothing is published.
  if (place !== "ports:" || scalarAt(service?.body, "network_mode")?.meaning === "host") return false;
  if (hostIp) return hostIp.meaning === undefined ? undefined : everyAddress.test(hostIp.meaning);
  const first = published ?? target;
  // `${DB}:5432` may bring an address along; a variable that speaks of a port hardly does.
  if (first.meaning === undefined) return /port/i.test(first.value) ? true : undefined;
  return /^\d+(?:-\d+)?$/.test(first.meaning) ? true : undefined;
}

const everyAddress = /^(?:|0\.0\.0\.0|::|::0|0:0:0:0:0:0:0:0|::ffff:0\.0\.0\.0)$/i;

/** Whether the port is one of the container's ports that are published or exposed, ranges included. */
export function includes(port: Port, number: number): boolean {
  return port.range !== undefined && port.range[0] <= number && number <= port.range[1];
}
