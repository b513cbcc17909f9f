import { type Entry, entry, type List, type Mapping, type Scalar, type Value } from "./value.ts";

/** What is remembered while files are merged. */
export interface Merging {
  /** What a merged or converted value was made from; what is not in it is written as it is. */
  readonly made: WeakMap<Value | Entry, Value | Entry>;
  /** Values that cannot be laid over what is there: a list over a mapping. */
  readonly refused: { readonly over: Value; readonly base: Value }[];
  /** How many entries may still be put together; below 0, nothing is merged any more. */
  left: number;
}

/** A project larger than this is not looked at as a whole: alias bombs may go over several files. */
const maxEntries = 2_000_000;

export function newMerging(): Merging {
  return { made: new WeakMap(), refused: [], left: maxEntries };
}

/**
 * Lays a value over another as Compose does. `place` is where both stand: `services.*` for a service, `networks.*`, `services.*.build`;
 * `*` stands for a name that users choose. A value tagged `!reset` has to be taken away before.
 */
export function mergeValues(base: Value, over: Value, place: string, merging: Merging): Value {
  if (over.tag === "!override" || merging.left < 0) return over;
  const special = specials.get(place);
  if (special) return special(base, over, place, merging);
  if (isNull(over)) return base;
  if (base.kind === "mapping") return over.kind === "mapping" ? mergeMappings(base, over, place, merging) : refuse(base, over, merging);
  if (base.kind === "list") return over.kind === "list" ? append(base, over, place, merging) : refuse(base, over, merging);
  return over;
}

/** One mapping over another, entry by entry. */
export function mergeMappings(base: Mapping, over: Mapping, place: string, merging: Merging): Mapping {
  merging.left -= base.entries.length + over.entries.length;
  if (merging.left < 0) return over;
  const later = new Map(over.entries.map((it) => [it.key.text, it]));
  const entries: Entry[] = [];
  for (const it of base.entries) {
    const laid = later.get(it.key.text);
    later.delete(it.key.text);
    if (!laid) entries.push(it);
    else if (laid.value.tag !== "!reset") entries.push(mergeEntries(it, laid, below(place, it.key.text), merging));
  }
  for (const it of later.values()) if (it.value.tag !== "!reset") entries.push(it);
  return remember({ ...base, entries }, base, merging);
}

/** An entry over another of the same name. */
export function mergeEntries(base: Entry, over: Entry, place: string, merging: Merging): Entry {
  const value = mergeValues(base.value, over.value, place, merging);
  if (value === over.value) return over;
  if (value === base.value) return base;
  return remember({ ...base, value }, base, merging);
}

/** A value without what `!reset` takes away; the same object where nothing is. */
export function withoutReset<T extends Value>(value: T, merging: Merging): T;
export function withoutReset(value: Value, merging: Merging): Value {
  if (value.kind === "scalar") return value;
  if (value.kind === "list") {
    const kept = value.items.filter((it) => it.tag !== "!reset").map((it) => withoutReset(it, merging));
    return same(kept, value.items) ? value : remember({ ...value, items: kept }, value, merging);
  }
  const kept = value.entries
    .filter((it) => it.value.tag !== "!reset")
    .map((it) => {
      const inner = withoutReset(it.value, merging);
      return inner === it.value ? it : remember({ ...it, value: inner }, it, merging);
    });
  return same(kept, value.entries) ? value : remember({ ...value, entries: kept }, value, merging);
}

export function isNull(value: Value): boolean {
  return value.kind === "scalar" && value.value === null;
}

function same<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((it, i) => it === b[i]);
}

function remember<T extends Value | Entry>(made: T, from: Value | Entry, { made: all }: Merging): T {
  all.set(made, from);
  return made;
}

function refuse(base: Value, over: Value, { refused }: Merging): Value {
  refused.push({ over, base });
  return over;
}

/** The mappings whose keys are names that users choose. */
const named = new Set(["services", "networks", "volumes", "secrets", "configs", "models", "services.*.ulimits", "services.*.networks"]);

function below(place: string, key: string): string {
  if (place === "") return key === "jobs" ? "services" : key;
  return named.has(place) ? `${place}.*` : `${place}.${key}`;
}

type Merge = (base: Value, over: Value, place: string, merging: Merging) => Value;

const specials: ReadonlyMap<string, Merge> = new Map<string, Merge>([
  ["networks.*.ipam.config", mergePools],
  ...pairLists("networks.*.labels", "volumes.*.labels", "secrets.*.labels", "configs.*.labels"),
  ...pairLists(
    ...["annotations", "build.args", "build.additional_contexts", "build.labels", "environment", "labels", "sysctls", "deploy.labels"].map(
      (it) => `services.*.${it}`,
    ),
  ),
  ...["build.extra_hosts", "dns", "dns_opt", "dns_search", "env_file", "label_file", "extra_hosts", "tmpfs"].map(
    (it) => [`services.*.${it}`, mergeToList] as const,
  ),
  ...["command", "entrypoint", "healthcheck.test"].map((it) => [`services.*.${it}`, (_: Value, over: Value) => over] as const),
  ["services.*.build", mergeBuilds],
  ["services.*.depends_on", (base, over, place, merging) => mergeNames(base, over, dependency, place, merging)],
  ["services.*.models", (base, over, place, merging) => mergeNames(base, over, nothing, place, merging)],
  ["services.*.networks", (base, over, place, merging) => mergeNames(base, over, nothing, place, merging)],
  ["services.*.logging", mergeLogging],
  [
    "services.*.ulimits.*",
    (base, over, place, merging) => (base.kind === "mapping" && over.kind === "mapping" ? mergeMappings(base, over, place, merging) : over),
  ],
]);

function pairLists(...places: readonly string[]): (readonly [string, Merge])[] {
  return places.map((it) => [it, mergePairs] as const);
}

/** `KEY=value` lists and mappings, in any combination: by key. */
function mergePairs(base: Value, over: Value, place: string, merging: Merging): Value {
  if (base.kind === "list" && over.kind === "list") return append(base, over, place, merging);
  const pairs = asPairs(base, merging);
  const later = asPairs(over, merging);
  if (!pairs) return over;
  if (!later) return base;
  // A name without a value is said again, and takes the value away.
  const merged = mergeMappings(pairs, later, "", merging);
  const bare = new Map(later.entries.filter((it) => isNull(it.value) && it.value.tag !== "!reset").map((it) => [it.key.text, it]));
  if (bare.size === 0) return merged;
  return remember({ ...merged, entries: merged.entries.map((it) => bare.get(it.key.text) ?? it) }, merged, merging);
}

function asPairs(value: Value, merging: Merging): Mapping | undefined {
  if (value.kind === "mapping") return value;
  const items = value.kind === "list" ? value.items : isNull(value) ? [] : [value];
  if (value.kind === "scalar" && isNull(value)) return undefined;
  const entries = new Map<string, Entry>();
  for (const it of items) {
    if (it.kind !== "scalar") continue;
    const entry = pairOf(it, merging);
    entries.set(entry.key.text, entry);
  }
  return remember({ ...placed(value), kind: "mapping", entries: [...entries.values()] }, value, merging);
}

function pairOf(item: Scalar, merging: Merging): Entry {
  const equals = item.text.indexOf("=");
  const exact = item.inner.end - item.inner.start === item.text.length;
  const part = (start: number, end: number): Scalar => {
    const text = item.text.slice(start, end);
    const span = exact ? { start: item.inner.start + start, end: item.inner.start + end } : item.inner;
    const meaning = text.includes("$") ? afterEquals(item, start) : text;
    return remember({ ...item, text, meaning, value: meaning, span, inner: span }, item, merging);
  };
  const key = part(0, equals < 0 ? item.text.length : equals);
  const value = equals < 0 ? nullAt(item, merging) : part(equals + 1, item.text.length);
  return remember({ key, value, span: item.span, merged: false }, item, merging);
}

/** What the part of an item behind its `=` means, or the one before it. */
function afterEquals({ meaning }: Scalar, start: number): string | undefined {
  if (meaning === undefined) return undefined;
  const equals = meaning.indexOf("=");
  return start === 0 ? meaning.slice(0, equals < 0 ? undefined : equals) : meaning.slice(equals + 1);
}

/** One text, a list or a mapping of `key: value`, as a list. */
function mergeToList(base: Value, over: Value, place: string, merging: Merging): Value {
  return append(asList(base, merging), asList(over, merging), place, merging);
}

function asList(value: Value, merging: Merging): List {
  if (value.kind === "list") return value;
  const items = value.kind === "mapping" ? value.entries.flatMap((it) => itemsOf(it, merging)) : isNull(value) ? [] : [value];
  return remember({ ...placed(value), kind: "list", items }, value, merging);
}

function itemsOf(pair: Entry, merging: Merging): Value[] {
  const values = pair.value.kind === "list" ? pair.value.items : [pair.value];
  return values.flatMap((it) => {
    if (it.kind !== "scalar") return [];
    const join = (text: string | undefined) => (text === undefined ? undefined : isNull(it) ? pair.key.text : `${pair.key.text}=${text}`);
    const meaning = join(it.meaning);
    return [remember<Scalar>({ ...it, text: join(it.text)!, meaning, value: meaning, span: pair.span, inner: pair.span }, pair, merging)];
  });
}

function mergeBuilds(base: Value, over: Value, place: string, merging: Merging): Value {
  const before = asBuild(base, merging);
  const after = asBuild(over, merging);
  return before && after ? mergeMappings(before, after, place, merging) : (after ?? before ?? over);
}

/** `build: ./web` is short for `build: {context: ./web}`. */
function asBuild(value: Value, merging: Merging): Mapping | undefined {
  if (value.kind === "mapping") return value;
  if (value.kind === "list" || isNull(value)) return undefined;
  const key: Scalar = remember({ ...value, text: "context", meaning: "context", value: "context" }, value, merging);
  const context: Entry = remember({ key, value, span: value.span, merged: false }, value, merging);
  return remember({ ...placed(value), kind: "mapping", entries: [context] }, value, merging);
}

/** What a list of names says of each of them. */
type Default = (name: Scalar, merging: Merging) => Value;

const nothing: Default = (name, merging) => nullAt(name, merging);

const dependency: Default = (name, merging) => {
  const text = (of: string, value: string | boolean): Scalar => remember({ ...name, text: of, meaning: of, value }, name, merging);
  const entry = (key: string, value: Scalar): Entry =>
    remember({ key: text(key, key), value, span: name.span, merged: false }, name, merging);
  const entries = [entry("condition", text("service_started", "service_started")), entry("required", text("true", true))];
  return remember<Mapping>({ ...placed(name), kind: "mapping", entries }, name, merging);
};

/** A list of names, or a mapping by name. */
function mergeNames(base: Value, over: Value, byDefault: Default, place: string, merging: Merging): Value {
  return mergeMappings(asNames(base, byDefault, merging), asNames(over, byDefault, merging), place, merging);
}

function asNames(value: Value, byDefault: Default, merging: Merging): Mapping {
  if (value.kind === "mapping") return value;
  const items = value.kind === "list" ? value.items : isNull(value) ? [] : [value];
  const entries = items.flatMap((it) =>
    it.kind === "scalar" ? remember<Entry>({ key: it, value: byDefault(it, merging), span: it.span, merged: false }, it, merging) : [],
  );
  return remember({ ...placed(value), kind: "mapping", entries }, value, merging);
}

/** Options of one driver say nothing to another. */
function mergeLogging(base: Value, over: Value, place: string, merging: Merging): Value {
  if (base.kind !== "mapping" || over.kind !== "mapping") return over.kind === "mapping" || !isNull(over) ? over : base;
  const driver = (it: Mapping) => {
    const found = entry(it, "driver")?.value;
    return found?.kind === "scalar" ? found.text : undefined;
  };
  const [before, after] = [driver(base), driver(over)];
  return before === after || before === undefined || after === undefined ? mergeMappings(base, over, place, merging) : over;
}

/** Address pools: those of the same subnet are one. */
function mergePools(base: Value, over: Value, place: string, merging: Merging): Value {
  if (base.kind !== "list" || over.kind !== "list") return over;
  const subnet = (it: Value) => {
    const found = entry(it, "subnet")?.value;
    return found?.kind === "scalar" ? (found.meaning ?? found.text) : undefined;
  };
  const later = new Map(over.items.map((it) => [subnet(it), it]));
  const items = base.items.flatMap((it) => {
    const laid = later.get(subnet(it));
    later.delete(subnet(it));
    if (laid?.kind === "mapping" && it.kind === "mapping") return mergeMappings(it, laid, place, merging);
    return laid ?? it;
  });
  return remember({ ...base, items: [...items, ...later.values()] }, base, merging);
}

/** A list behind another. Of items that mean the same port, target or name, the last one counts, where the first stood. */
function append(base: List, over: List, place: string, merging: Merging): List {
  merging.left -= base.items.length + over.items.length;
  if (merging.left < 0) return over;
  const identify = identities.get(place) ?? written;
  const items: Value[] = [];
  const places = new Map<string, number>();
  for (const it of [...base.items, ...over.items]) {
    const id = identify(it);
    const at = places.get(id);
    if (at === undefined) {
      places.set(id, items.length);
      items.push(it);
    } else items[at] = it;
  }
  return remember({ ...base, items }, base, merging);
}

type Identity = (item: Value) => string;

/** What makes two items of a list the same one. */
const identities: ReadonlyMap<string, Identity> = new Map<string, Identity>([
  ...[
    ...["annotations", "build.args", "build.additional_contexts", "build.tags", "build.labels", "cap_add", "cap_drop", "deploy.labels"],
    ...["dns", "dns_opt", "dns_search", "environment", "labels", "links", "networks.*.aliases", "networks.*.link_local_ips", "profiles"],
    ...["sysctls", "tmpfs"],
  ].map((it) => [`services.*.${it}`, pairName] as const),
  ["networks.*.labels", pairName],
  ["services.*.configs", (it) => mounted(it, "")],
  ["services.*.secrets", (it) => mounted(it, "/run/secrets")],
  ["services.*.devices", (it) => said(it, "target") ?? (parts(it)[1] || parts(it)[0]!)],
  ["services.*.env_file", (it) => said(it, "path") ?? textOf(it)],
  ["services.*.expose", textOf],
  ["services.*.ports", portIdentity],
  ["services.*.volumes", volumeTarget],
]);

/** Everything that an item says, in whatever style it is written. */
function written(item: Value): string {
  if (item.kind === "scalar") return JSON.stringify(item.value ?? item.text);
  if (item.kind === "list") return `[${item.items.map(written)}]`;
  return `{${item.entries.map((it) => `${it.key.text}:${written(it.value)}`).sort()}}`;
}

function textOf(item: Value): string {
  return item.kind === "scalar" ? (item.meaning ?? item.text) : written(item);
}

function said(item: Value, key: string): string | undefined {
  const found = entry(item, key)?.value;
  return found?.kind === "scalar" ? (found.meaning ?? found.text) : undefined;
}

function pairName(item: Value): string {
  return textOf(item).split("=", 1)[0]!;
}

function mounted(item: Value, folder: string): string {
  return item.kind === "mapping" ? (said(item, "target") ?? `${folder}/${said(item, "source")}`) : `${folder}/${textOf(item)}`;
}

/** The parts of an item between colons; those of a variable or of a drive are none. */
function parts(item: Value): string[] {
  return textOf(item)
    .replace(/\$\{[^{}]*\}/g, (it) => it.replaceAll(":", "\ufffe"))
    .replace(/^([A-Za-z]):(?=[\\/])/, "$1\ufffe")
    .split(":");
}

function volumeTarget(item: Value): string {
  return said(item, "target") ?? parts(item)[1] ?? parts(item)[0]!;
}

function portIdentity(item: Value): string {
  if (item.kind === "mapping") {
    const address = said(item, "host_ip") ?? "0.0.0.0";
    return `${address}:${said(item, "published") ?? ""}:${said(item, "target")}/${said(item, "protocol") ?? "tcp"}`;
  }
  const text = textOf(item);
  const found = /^(?:(\[[\da-fA-F:.]+\]|\d+\.[\d.]+):)?(?:(\d*):)?(\d+)(?:\/(\w+))?$/.exec(text);
  if (!found) return text;
  const [, address = "0.0.0.0", published = "", target, protocol = "tcp"] = found;
  return `${address.replace(/[[\]]/g, "")}:${published}:${target}/${protocol}`;
}

function nullAt(item: Scalar, merging: Merging): Scalar {
  const span = { start: item.span.end, end: item.span.end };
  return remember({ ...item, text: "", meaning: "", value: null, span, inner: span, style: "plain" }, item, merging);
}

function placed({ span, tag, anchor, alias, flow }: Value): Omit<Mapping, "kind" | "entries"> {
  return { span, tag, anchor, alias, flow };
}
