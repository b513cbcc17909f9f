import { rewriteText } from "../edit/yaml.ts";
import { runTogether } from "../judge/effective.ts";
import type { Service } from "../model/compose.ts";
import type { EffectiveService } from "../model/compose-project.ts";
import type { Port } from "../model/port.ts";
import type { Substituted } from "../model/substituted.ts";
import { at, items, scalarAt } from "../model/value.ts";
import type { Rule } from "./rule.ts";

export const duplicatePublishedPort: Rule = {
  id: "duplicate-published-port",
  summary: "Two containers want the same port of the host",
  category: "correctness",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: { dclint: ["no-duplicate-exported-ports"] },

  check: {
    compose(file, context) {
      const { services, originOf } = context.project();
      const effective = new Set<number>();
      for (const { body } of services.values())
        for (const it of items(at(body, "ports"))) if (originOf(it) === context.uri) effective.add(it.span.start);
      const claims = file.services.flatMap((service) => {
        const whole = services.get(service.name.value);
        const isOwn = scalarAt(whole?.body, "network_mode")?.meaning !== "host";
        return whole && isOwn
          ? service.ports.flatMap((it) => (effective.has(it.span.start) ? (claimOf(it, service, whole) ?? []) : []))
          : [];
      });
      const found = rivals(claims);
      if (found.length === 0) return;
      const freeFrom = freePorts(claims);
      for (const [first, second] of found) {
        const { published, port, service } = second;
        const sure = isWholeRange(first) && isWholeRange(second);
        const free = freeFrom[second.from + 1];
        const same = first.service === service;
        context.report({
          at: published.span,
          message: same
            ? `${service.name.value} publishes port ${published.meaning} of the host twice.`
            : published.meaning === first.published.meaning
              ? `${service.name.value} and ${first.service.name.value} both publish port ${published.meaning} of the host.`
              : `${service.name.value} publishes port ${published.meaning} of the host and ${first.service.name.value} ${first.published.meaning}.`,
          // Of a range for one port the engine takes what is free.
          ...(!sure && { severity: "info" }),
          related: [{ uri: context.uri, at: first.published.span, message: `${first.service.name.value} publishes it, too.` }],
          fixes:
            second.from === second.to && port.published?.scalar && published.value === String(second.from) && free !== undefined && free > 0
              ? [
                  {
                    title: `Publish ${free} instead (clients have to know)`,
                    safety: "unsafe",
                    edits: [rewriteText(context.text, published, String(free))],
                  },
                ]
              : [],
        });
      }
    },
  },
};

/** Ports of the host that a service wants to have. */
interface Claim {
  readonly service: Service;
  readonly whole: EffectiveService;
  readonly port: Port;
  readonly published: Substituted;
  readonly from: number;
  readonly to: number;
}

function claimOf(port: Port, service: Service, whole: EffectiveService): Claim | undefined {
  const { place, published, hostIp } = port;
  const [, from, to = from] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(published?.meaning ?? "") ?? [];
  if (place !== "ports:" || !published || from === undefined || Number(from) === 0 || (hostIp && hostIp.meaning === undefined))
    return undefined;
  return { service, whole, port, published, from: Number(from), to: Number(to) };
}

/** Whether every port of a range is taken, and not one of them. */
function isWholeRange({ from, to, port }: Claim): boolean {
  return to === from || (port.range !== undefined && port.range[1] - port.range[0] === to - from);
}

/** For each port the next one, itself included, that nobody wants; 0 for none. */
function freePorts(claims: readonly Claim[]): Uint32Array {
  const change = new Int32Array(last + 2);
  for (const { from, to } of claims) {
    if (from > last || to < from) continue;
    change[from]!++;
    change[Math.min(to, last) + 1]!--;
  }
  const free = new Uint32Array(last + 2);
  for (let port = 0, wanted = 0; port <= last; port++) {
    wanted += change[port]!;
    free[port] = wanted > 0 ? 0 : port;
  }
  for (let port = last - 1; port >= 0; port--) free[port] ||= free[port + 1]!;
  return free;
}

const last = 65_535;

/** Pairs that cannot both have what they want, in source order; each claim is second once at most. */
function rivals(claims: readonly Claim[]): [Claim, Claim][] {
  const found: [Claim, Claim][] = [];
  const told = new Set<Claim>();
  let open: Claim[] = [];
  for (const it of claims.toSorted((a, b) => a.from - b.from)) {
    // More than a person writes are not compared one by one.
    open = open.filter(({ to }) => to >= it.from).slice(-50);
    for (const other of open) {
      if (!collide(other, it)) continue;
      const [first, second] = other.port.span.start <= it.port.span.start ? [other, it] : [it, other];
      if (first.port.span.start === second.port.span.start || told.has(second)) continue;
      told.add(second);
      found.push([first, second]);
    }
    open.push(it);
  }
  return found.sort(([, a], [, b]) => a.port.span.start - b.port.span.start);
}

function collide(a: Claim, b: Claim): boolean {
  if (a.port.protocol !== b.port.protocol || !runTogether(a.whole.body, b.whole.body)) return false;
  const [one, other] = [addressOf(a), addressOf(b)];
  return one === other || covers(one, other) || covers(other, one);
}

/** Whether an address stands for another one, too. */
function covers(address: string, other: string): boolean {
  return address === "" || (address === "0.0.0.0" && !other.includes(":")) || (address === "::" && other.includes(":"));
}

function addressOf({ port: { hostIp } }: Claim): string {
  return hostIp?.meaning ?? "";
}
