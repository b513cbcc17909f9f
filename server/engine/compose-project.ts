import { type Merging, mergeEntries, mergeMappings, newMerging, withoutReset } from "../model/compose-merge.ts";
import type { ComposeProject, EffectiveService, ProjectProblem, ServicePlace } from "../model/compose-project.ts";
import { at, type Entry, entry, type Mapping, type Scalar, type Value } from "../model/value.ts";
import { type Base, extendedFile, type Layer, type Load, type Loaded, loadOf } from "./compose-load.ts";
import type { KnownFiles } from "./project-file.ts";

const effective = new WeakMap<Load, ComposeProject>();

/** What Compose makes of the project that the file at `uri` belongs to; worked out when it is first asked for. */
export function composeProjectOf(files: KnownFiles, uri: string): ComposeProject {
  const loaded = loadOf(files, uri);
  let project = effective.get(loaded.load);
  if (!project) effective.set(loaded.load, (project = new Effective(loaded).project()));
  return project;
}

const kinds = ["services", "networks", "volumes", "secrets", "configs", "models", "jobs"] as const;
type Kind = (typeof kinds)[number];

/** What some files define, by kind and name. */
type Definitions = Readonly<Record<Kind, Map<string, Defined>>>;

interface Defined {
  readonly entry: Entry;
  readonly places: readonly ServicePlace[];
  /** Whether all parts of it are seen. */
  readonly complete: boolean;
  readonly extended: readonly ServicePlace[];
}

/** Services that can be extended by name. */
interface Scope {
  readonly uri: string;
  readonly services: ReadonlyMap<string, Defined>;
  readonly bases: ReadonlyMap<string, Base | undefined>;
  readonly resolved: Map<string, Defined>;
}

/** Longer chains of `extends` are not followed. */
const maxChain = 500;

/** So many places are remembered of one service. */
const maxPlaces = 50;

class Effective {
  readonly #loaded: Loaded;
  readonly #merging: Merging = newMerging();
  readonly #problems: ProjectProblem[];
  readonly #definitions = new Map<Load, Definitions>();
  readonly #scopes = new Map<Base, Scope>();

  constructor(loaded: Loaded) {
    this.#loaded = loaded;
    this.#problems = [...loaded.problems];
  }

  project(): ComposeProject {
    const { load, profiles, preferred } = this.#loaded;
    const found = this.#define(load);
    const complete = !load.partial && this.#merging.left >= 0;
    const services = new Map<string, EffectiveService>();
    for (const [name, it] of found.services) {
      const body = bodyOf(it.entry, this.#merging);
      if (!body) continue;
      const enabled = isEnabled(body, profiles);
      services.set(name, { name, body, places: it.places, enabled, complete: complete && it.complete, extended: it.extended });
    }
    const origins = new Origins(load, this.#merging);
    for (const { over } of this.#merging.refused)
      this.#problems.push({ code: "cannot-override", uri: origins.of(over).uri, at: over, target: undefined, names: [] });
    const entries = (kind: Kind) => new Map([...found[kind]].map(([name, it]) => [name, it.entry]));
    return {
      uris: [...new Set([...load.layers.map((it) => it.uri), ...urisOf(load)])],
      services,
      networks: entries("networks"),
      volumes: entries("volumes"),
      secrets: entries("secrets"),
      configs: entries("configs"),
      models: entries("models"),
      jobs: entries("jobs"),
      complete,
      problems: this.#problems,
      preferred,
      originOf: (it) => origins.of(it).uri,
      folderOf: (it) => origins.of(it).folder,
    };
  }

  #define(load: Load): Definitions {
    const before = this.#definitions.get(load);
    if (before) return before;
    const all = emptyDefinitions();
    for (const [index, layer] of load.layers.entries()) {
      const own = this.#layer(layer);
      for (const kind of kinds) {
        const section = entry(layer.root, kind)?.value;
        if (index > 0 && (section?.tag === "!reset" || section?.tag === "!override")) all[kind].clear();
        for (const [name, it] of own[kind]) {
          const laid = all[kind].get(name);
          if (!laid) all[kind].set(name, it);
          else if (it.entry.value.tag === "!reset") all[kind].delete(name);
          else all[kind].set(name, this.#merge(laid, it, kind));
        }
      }
    }
    for (const kind of kinds) for (const [name, it] of all[kind]) if (it.entry.value.tag === "!reset") all[kind].delete(name);
    this.#definitions.set(load, all);
    return all;
  }

  /** What one document defines: what it includes lies below what it says itself, and then its services take what they extend. */
  #layer(layer: Layer): Definitions {
    const own = emptyDefinitions();
    for (const kind of kinds) for (const it of definitionsIn(layer.uri, layer.root, kind)) own[kind].set(it.entry.key.text, it);
    for (const load of layer.includes) {
      const included = this.#define(load);
      for (const kind of kinds) {
        for (const [name, it] of included[kind]) {
          const mine = own[kind].get(name);
          if (!mine || mine.entry === it.entry) own[kind].set(name, it);
          else own[kind].set(name, mine.entry.value.tag === "!reset" ? mine : this.#merge(it, mine, kind));
        }
      }
    }
    for (const kind of ["services", "jobs"] as const) {
      const scope: Scope = { uri: layer.uri, services: own[kind], bases: layer.bases, resolved: new Map() };
      const extending = [...own[kind]].filter(([, it]) => entry(it.entry.value, "extends"));
      for (const [name] of extending) this.#resolve(scope, name, []);
      for (const [name, it] of scope.resolved) own[kind].set(name, it);
    }
    return own;
  }

  #merge(base: Defined, over: Defined, kind: Kind): Defined {
    return {
      entry: mergeEntries(base.entry, over.entry, kind === "jobs" ? "services.*" : `${kind}.*`, this.#merging),
      places: unique([...base.places, ...over.places]),
      complete: base.complete && over.complete,
      extended: unique([...over.extended, ...base.extended]),
    };
  }

  /** A service with all that it extends. */
  #resolve(scope: Scope, name: string, way: readonly { readonly scope: Scope; readonly name: string }[]): Defined | undefined {
    const done = scope.resolved.get(name);
    if (done) return done;
    const mine = scope.services.get(name);
    const extending = entry(mine?.entry.value, "extends");
    if (!mine || !extending || extending.value.tag === "!reset") return mine;
    const keep = (it: Defined): Defined => {
      scope.resolved.set(name, it);
      return it;
    };
    const alone = (): Defined => ({ ...mine, entry: this.#without(mine.entry, extending), complete: false });
    const service = extending.value.kind === "scalar" ? extending.value : entry(extending.value, "service")?.value;
    if (service?.kind !== "scalar" || service.value === null || service.meaning === undefined || way.length > maxChain)
      return keep(alone());
    const file = extendedFile(mine.entry);
    const from = file ? this.#scope(scope.bases.get(file.text)) : scope;
    if (!from) return keep(alone());
    const target = service.meaning;
    const here = [...way, { scope, name }];
    const start = here.findIndex((it) => it.scope === from && it.name === target);
    if (start >= 0) {
      this.#problem("extends-cycle", scope, service, from, [...here.slice(start).map((it) => it.name), target]);
      return keep(alone());
    }
    const base = this.#resolve(from, target, here);
    if (!base) {
      this.#problem("unknown-extended-service", scope, service, from, [name, target]);
      return keep(alone());
    }
    // It may have been met again on the way, in a circle.
    const again = scope.resolved.get(name);
    if (again) return again;
    const [place] = base.places;
    return keep({
      entry: this.#laid(base.entry, this.#without(mine.entry, extending)),
      places: mine.places,
      complete: mine.complete && base.complete,
      extended: unique([...mine.extended, ...(place ? [place] : []), ...base.extended]),
    });
  }

  /** A service over the one that it extends, under its own name. */
  #laid(base: Entry, mine: Entry): Entry {
    if (base.value.kind !== "mapping" || mine.value.kind !== "mapping") return mine;
    const value = mergeMappings(withoutReset(base.value, this.#merging), mine.value, "services.*", this.#merging);
    const body = { ...value, span: mine.value.span, anchor: mine.value.anchor, alias: mine.value.alias, flow: mine.value.flow };
    this.#merging.made.set(body, mine.value);
    const laid = { ...mine, value: body };
    this.#merging.made.set(laid, mine);
    return laid;
  }

  #without(service: Entry, extending: Entry): Entry {
    if (service.value.kind !== "mapping") return service;
    const value = { ...service.value, entries: service.value.entries.filter((it) => it !== extending) };
    this.#merging.made.set(value, service.value);
    const rest = { ...service, value };
    this.#merging.made.set(rest, service);
    return rest;
  }

  #problem(code: ProjectProblem["code"], scope: Scope, at: Scalar, from: Scope, names: readonly string[]): void {
    this.#problems.push({ code, uri: scope.uri, at, target: from === scope ? undefined : from.uri, names });
  }

  /** The services of a file that others extend; what it includes does not count. */
  #scope(base: Base | undefined): Scope | undefined {
    if (!base) return undefined;
    const before = this.#scopes.get(base);
    if (before) return before;
    const services = new Map<string, Defined>();
    for (const root of base.roots) {
      for (const it of definitionsIn(base.uri, root, "services")) {
        const name = it.entry.key.text;
        const laid = services.get(name);
        services.set(name, laid ? this.#merge(laid, it, "services") : it);
      }
    }
    const scope: Scope = { uri: base.uri, services, bases: base.bases, resolved: new Map() };
    this.#scopes.set(base, scope);
    return scope;
  }
}

/** Each place once: a file may be included by several. */
function unique(places: readonly ServicePlace[]): readonly ServicePlace[] {
  return places.length < 2 ? places : [...new Map(places.map((it) => [it.entry, it])).values()].slice(0, maxPlaces);
}

function emptyDefinitions(): Definitions {
  const maps = kinds.map((kind) => [kind, new Map<string, Defined>()] as const);
  return Object.fromEntries(maps) as Definitions;
}

function definitionsIn(uri: string, root: Value, kind: Kind): Defined[] {
  const section = at(root, kind);
  if (section?.kind !== "mapping") return [];
  return section.entries.map((it) => ({ entry: it, places: [{ uri, entry: it }], complete: true, extended: [] }));
}

/** The body of a service; undefined where its entry holds no service. */
function bodyOf({ key, value }: Entry, merging: Merging): Mapping | undefined {
  if (value.kind === "mapping") return withoutReset(value, merging);
  const span = { start: key.span.end, end: key.span.end };
  return value.kind === "scalar" && value.value === null && value.tag !== "!reset"
    ? { kind: "mapping", entries: [], span, tag: value.tag, anchor: value.anchor, alias: value.alias, flow: value.flow }
    : undefined;
}

function isEnabled(body: Mapping, profiles: readonly string[]): boolean {
  const own = at(body, "profiles");
  if (own?.kind !== "list" || own.items.length === 0 || profiles.includes("*")) return true;
  return own.items.some((it) => it.kind === "scalar" && (it.meaning === undefined || profiles.includes(it.meaning)));
}

/** Every file of a load, those below it too. */
function urisOf(load: Load, seen = new Set<Load | Base>(), uris: string[] = []): string[] {
  if (seen.has(load)) return uris;
  seen.add(load);
  const base = (it: Base | undefined): void => {
    if (!it || seen.has(it)) return;
    seen.add(it);
    uris.push(it.uri);
    for (const inner of it.bases.values()) base(inner);
  };
  for (const layer of load.layers) {
    uris.push(layer.uri);
    for (const it of layer.includes) urisOf(it, seen, uris);
    for (const it of layer.bases.values()) base(it);
  }
  return uris;
}

interface Origin {
  readonly uri: string;
  readonly folder: string;
}

/** Where values are written. What is looked for is rarely in another file, so that the files are walked only when it is. */
class Origins {
  readonly #load: Load;
  readonly #made: Merging["made"];
  readonly #home: Origin;
  readonly #alone: boolean;
  #known: Map<Value | Entry, Origin> | undefined;

  constructor(load: Load, { made }: Merging) {
    const [first, ...others] = new Set(urisOf(load));
    this.#load = load;
    this.#made = made;
    this.#home = { uri: first ?? "", folder: load.folder };
    this.#alone = others.length === 0;
  }

  of(it: Value | Entry): Origin {
    if (this.#alone) return this.#home;
    this.#known ??= walk(this.#load);
    let written = it;
    for (let from = this.#made.get(written); from; from = this.#made.get(written)) written = from;
    return this.#known.get(written) ?? ("key" in written ? this.#known.get(written.key) : undefined) ?? this.#home;
  }
}

function walk(load: Load): Map<Value | Entry, Origin> {
  const known = new Map<Value | Entry, Origin>();
  const visit = (it: Value, origin: Origin): void => {
    if (known.has(it)) return;
    known.set(it, origin);
    if (it.kind === "list") for (const item of it.items) visit(item, origin);
    if (it.kind !== "mapping") return;
    for (const pair of it.entries) {
      known.set(pair, origin);
      visit(pair.key, origin);
      visit(pair.value, origin);
    }
  };
  const seen = new Set<Load | Base>();
  const base = (it: Base | undefined): void => {
    if (!it || seen.has(it)) return;
    seen.add(it);
    for (const root of it.roots) visit(root, { uri: it.uri, folder: it.folder });
    for (const inner of it.bases.values()) base(inner);
  };
  const layers = (it: Load): void => {
    if (seen.has(it)) return;
    seen.add(it);
    for (const layer of it.layers) {
      visit(layer.root, { uri: layer.uri, folder: it.folder });
      for (const inner of layer.includes) layers(inner);
      for (const inner of layer.bases.values()) base(inner);
    }
  };
  layers(load);
  return known;
}
