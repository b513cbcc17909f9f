import type { Substituted } from "../model/substituted.ts";
import { at, type Entry, items, type Mapping, type Scalar, scalarAt } from "../model/value.ts";
import type { Span } from "../text/span.ts";

/** A service that another one needs. */
export interface Dependency {
  /** The name, after substitution. */
  readonly name: string;
  readonly key: "depends_on" | "links" | "volumes_from" | Namespace;
  /** The name where it is written. */
  readonly part: Substituted;
  /** What `depends_on` says of it in its long form. */
  readonly details: Entry | undefined;
  /** Whether the project is refused where the service is switched off by its profiles. */
  readonly required: boolean;
  readonly condition: string | undefined;
}

type Namespace = (typeof namespaces)[number];

const namespaces = ["network_mode", "ipc", "pid", "uts"] as const;

/** All services that a service (or job) needs to start, as Compose gathers them. Names that a variable hides are left out. */
export function dependenciesOf(body: Mapping): Dependency[] {
  const found: Dependency[] = [];
  const plain = { details: undefined, required: true, condition: undefined };
  const dependsOn = at(body, "depends_on");
  for (const it of items(dependsOn)) {
    const part = it.kind === "scalar" ? partOf(it, 0) : undefined;
    if (part) found.push({ ...plain, ...part, key: "depends_on" });
  }
  if (dependsOn?.kind === "mapping" && dependsOn.tag !== "!reset")
    for (const it of dependsOn.entries) {
      if (it.value.tag === "!reset") continue;
      const part = { value: it.key.text, span: it.key.inner, meaning: it.key.text, scalar: it.key };
      const required = scalarAt(it.value, "required")?.value !== false;
      found.push({
        name: it.key.text,
        key: "depends_on",
        part,
        details: it,
        required,
        condition: scalarAt(it.value, "condition")?.meaning,
      });
    }
  for (const it of items(at(body, "links"))) {
    if (it.kind !== "scalar" || it.meaning === undefined) continue;
    const colons = it.meaning.split(":");
    const part = partOf(it, 0, colons.length === 2 ? colons[0]!.length : undefined);
    if (part) found.push({ ...plain, ...part, key: "links" });
  }
  for (const key of namespaces) {
    const value = scalarAt(body, key);
    const part = value?.meaning?.startsWith(prefix) ? partOf(value, prefix.length) : undefined;
    if (part) found.push({ ...plain, ...part, key });
  }
  for (const it of items(at(body, "volumes_from"))) {
    if (it.kind !== "scalar" || it.meaning === undefined || it.meaning.startsWith("container:")) continue;
    const colon = it.meaning.indexOf(":");
    const part = partOf(it, 0, colon < 0 ? undefined : colon);
    if (part) found.push({ ...plain, ...part, key: "volumes_from" });
  }
  return found;
}

const prefix = "service:";

/** The names of those whose end some services wait for; worked out once for each collection of services. */
export function awaitedToEnd(services: readonly Bodied[] | ReadonlyMap<string, Bodied>): ReadonlySet<string> {
  let names = awaited.get(services);
  if (!names) {
    awaited.set(services, (names = new Set()));
    for (const { body } of services.values()) {
      const dependsOn = at(body, "depends_on");
      for (const { key, value } of dependsOn?.kind === "mapping" ? dependsOn.entries : [])
        if (scalarAt(value, "condition")?.meaning === "service_completed_successfully") names.add(key.text);
    }
  }
  return names;
}

interface Bodied {
  readonly body: Mapping;
}

const awaited = new WeakMap<object, Set<string>>();

/** The services that a build takes its additional contexts from. */
export function contextServices(body: Mapping): { readonly name: string; readonly part: Substituted }[] {
  const contexts = at(body, "build", "additional_contexts");
  if (contexts?.kind === "mapping")
    return contexts.entries.flatMap(({ value }) =>
      value.kind === "scalar" && value.meaning?.startsWith(prefix) ? (partOf(value, prefix.length) ?? []) : [],
    );
  return items(contexts).flatMap((it) => {
    const equals = it.kind === "scalar" && it.meaning !== undefined ? it.meaning.indexOf(`=${prefix}`) : -1;
    return it.kind === "scalar" && equals > 0 && it.meaning?.indexOf("=") === equals ? (partOf(it, equals + 1 + prefix.length) ?? []) : [];
  });
}

/** The part of what a scalar means between two offsets, with its place if it is written just so. */
function partOf(scalar: Scalar, start: number, end?: number): { readonly name: string; readonly part: Substituted } | undefined {
  if (scalar.meaning === undefined || scalar.value === null) return undefined;
  const name = scalar.meaning.slice(start, end);
  const { inner } = scalar;
  const verbatim = scalar.text === scalar.meaning && inner.end - inner.start === scalar.text.length;
  const span: Span = verbatim ? { start: inner.start + start, end: inner.start + start + name.length } : inner;
  return { name, part: { value: scalar.text === scalar.meaning ? name : scalar.text, span, meaning: name, scalar } };
}
