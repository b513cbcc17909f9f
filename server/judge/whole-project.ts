import type { Compose } from "../model/compose.ts";
import { at, type Entry, entry, type Mapping, scalarAt, type Value } from "../model/value.ts";

/** What one Compose file defines, as Compose sees it once all documents are laid over one another. */
export interface WholeProject {
  readonly services: ReadonlyMap<string, EffectiveService>;
  readonly jobs: ReadonlyMap<string, Entry>;
  readonly networks: ReadonlyMap<string, Entry>;
  readonly volumes: ReadonlyMap<string, Entry>;
  readonly secrets: ReadonlyMap<string, Entry>;
  readonly configs: ReadonlyMap<string, Entry>;
  readonly models: ReadonlyMap<string, Entry>;
  /** Whether nothing is defined elsewhere. */
  readonly complete: boolean;
  originOf(it: Value | Entry): string;
}

export interface EffectiveService {
  readonly name: string;
  readonly body: Mapping;
  readonly places: readonly { readonly uri: string; readonly entry: Pick<Entry, "key"> }[];
  /** Whether its profiles, if it has any, are on for all who run the project. */
  readonly enabled: boolean;
  /** Whether nothing is said of it elsewhere. */
  readonly complete: boolean;
}

export type Section = "networks" | "volumes" | "secrets" | "configs" | "models";

/** What a Compose file and those that belong to it define. */
export function wholeProject(file: Compose, { uri }: { readonly uri: string }): WholeProject {
  let found = known.get(file);
  if (!found) known.set(file, (found = read(file, uri)));
  return found;
}

const known = new WeakMap<Compose, WholeProject>();

function read(file: Compose, uri: string): WholeProject {
  const named = new Map<string, Map<string, Entry>>(sections.map((it) => [it, new Map()]));
  let includes = false;
  for (const node of file.nodes) {
    if (node.kind !== "key" || node.place !== "") continue;
    const { key, value } = node.entry;
    if (key.text === "include") includes = true;
    if (value.kind !== "mapping" || value.tag === "!reset") continue;
    for (const it of value.entries) if (it.value.tag !== "!reset") named.get(key.text)?.set(it.key.text, it);
  }
  const of = (section: string) => named.get(section)!;
  const whole = file.role !== "override" && file.role !== "fragment";
  const services = new Map<string, EffectiveService>();
  for (const { name, body } of file.services) {
    const before = services.get(name.value);
    const own = body.entries.map((it) => it.key.text);
    services.set(name.value, {
      name: name.value,
      body: before ? { ...body, entries: [...body.entries, ...before.body.entries.filter((it) => !own.includes(it.key.text))] } : body,
      places: [...(before?.places ?? []), { uri, entry: { key: keyOf(name) } }],
      enabled: profilesOf(body)?.length === 0,
      complete: whole && !entry(body, "extends"),
    });
  }
  const extendsFile = file.services.some((it) => at(it.body, "extends", "file") !== undefined);
  return {
    services,
    jobs: of("jobs"),
    networks: of("networks"),
    volumes: of("volumes"),
    secrets: of("secrets"),
    configs: of("configs"),
    models: of("models"),
    complete: whole && !includes && !extendsFile && file.problems.length === 0 && !file.template,
    originOf: () => uri,
  };
}

function keyOf({ value, span }: Compose["services"][number]["name"]): Entry["key"] {
  return {
    kind: "scalar",
    style: "plain",
    text: value,
    meaning: value,
    value,
    span,
    inner: span,
    tag: undefined,
    anchor: undefined,
    alias: undefined,
    flow: false,
  };
}

const sections = ["jobs", "networks", "volumes", "secrets", "configs", "models"];

/** The profiles that a service asks for; empty where it always runs, undefined where a variable hides them. */
export function profilesOf(body: Mapping): readonly string[] | undefined {
  const value = at(body, "profiles");
  if (value?.kind !== "list") return value === undefined ? [] : undefined;
  const found = value.items.map((it) => (it.kind === "scalar" ? it.meaning : undefined));
  return found.every((it) => it !== undefined) ? found : undefined;
}

/** Whether the project may be run as it stands with both services in it. */
export function runTogether(a: Mapping, b: Mapping): boolean {
  const [first, second] = [profilesOf(a), profilesOf(b)];
  if (!first || !second) return false;
  return first.length === 0 || second.length === 0 || first.some((it) => second.includes(it));
}

/** The text of a key; undefined where it says nothing, or nobody knows what. */
export function meaningAt(body: Mapping, ...path: readonly string[]): string | undefined {
  const found = scalarAt(body, ...path);
  return found && found.value !== null && found.meaning !== "" ? found.meaning : undefined;
}

/** The entry of a key that says anything at all, if only in a variable. */
export function given(body: Mapping, key: string): Entry | undefined {
  const found = entry(body, key);
  if (!found || found.value.tag === "!reset") return undefined;
  const { value } = found;
  const empty =
    value.kind === "scalar"
      ? value.value === null || value.meaning === ""
      : (value.kind === "list" ? value.items : value.entries).length === 0;
  return empty ? undefined : found;
}
