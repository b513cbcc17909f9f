import type { Service } from "../model/compose.ts";
import type { Port } from "../model/port.ts";
import type { Substituted } from "../model/substituted.ts";
import { items, type Mapping, type Scalar, scalarAt, type Value } from "../model/value.ts";
import type { Scalars } from "./compose-text.ts";

/** `ports:` and `expose:` of a service, short and long. */
export function portsOf(service: Service, ports: Value | undefined, expose: Value | undefined, scalars: Scalars): Port[] {
  const published = items(ports).flatMap((it) =>
    it.kind === "scalar" ? short("ports:", it, service, scalars) : it.kind === "mapping" ? (long(it, service, scalars) ?? []) : [],
  );
  const exposed = items(expose).flatMap((it) => (it.kind === "scalar" ? short("expose:", it, service, scalars) : []));
  return [...published, ...exposed];
}

/** `[[ip:]published:]target[/protocol]`; an IPv6 address stands in brackets. */
function short(place: Port["place"], scalar: Scalar, service: Service, scalars: Scalars): Port {
  const { text, part } = scalars.text(scalar);
  const target = text.lastIndexOf(":") + 1;
  const slash = text.indexOf("/", target);
  const end = slash < 0 ? text.length : slash;
  const host = target === 0 ? 0 : text.lastIndexOf(":", target - 2) + 1;
  const published = target - 1 > host ? part(host, target - 1) : undefined;
  const ip = host > 0 ? part(...unbracketed(text, host - 1)) : undefined;
  return port(place, scalar, service, {
    ip,
    published,
    target: part(target, end),
    protocol: slash < 0 ? undefined : part(slash + 1).meaning,
  });
}

function unbracketed(text: string, end: number): [number, number] {
  return text.startsWith("[") && text[end - 1] === "]" ? [1, end - 1] : [0, end];
}

function long(item: Mapping, service: Service, scalars: Scalars): Port | undefined {
  const of = (key: string) => {
    const found = scalarAt(item, key);
    return found && found.value !== null ? scalars.whole(found) : undefined;
  };
  const target = of("target");
  return (
    target && port("ports:", item, service, { ip: of("host_ip"), published: of("published"), target, protocol: of("protocol")?.meaning })
  );
}

interface Parts {
  readonly ip: Substituted | undefined;
  readonly published: Substituted | undefined;
  readonly target: Substituted;
  readonly protocol: string | undefined;
}

function port(place: Port["place"], item: Value, service: Service, parts: Parts): Port {
  const [, from, to = from] = /^(\d+)(?:-(\d+))?$/.exec(parts.target.meaning ?? "") ?? [];
  return {
    kind: "port",
    place,
    hostIp: parts.ip,
    published: parts.published,
    target: parts.target,
    range: from === undefined ? undefined : [Number(from), Number(to)],
    protocol: parts.protocol?.toLowerCase() || "tcp",
    span: item.span,
    item,
    ...(item.kind === "scalar" ? { scalar: item } : {}),
    service,
  };
}
