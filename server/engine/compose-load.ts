import type { Compose } from "../model/compose.ts";
import { isLocalPath } from "../model/compose-files.ts";
import type { ProjectProblem } from "../model/compose-project.ts";
import { at, type Entry, entry, type Scalar, scalarAt, type Value } from "../model/value.ts";
import { parse } from "../parse/parse.ts";
import { basename, dirname, resolve } from "../text/uri.ts";
import { foldersNear, variablesFor } from "./links.ts";
import type { KnownFiles, ProjectFile } from "./project-file.ts";

/** What Compose reads of a folder where nobody names a file, the one that it prefers in front. */
export const baseNames: readonly string[] = ["compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml"];
const overrideNames = ["compose.override.yml", "compose.override.yaml", "docker-compose.override.yml", "docker-compose.override.yaml"];

/** Files that Compose lays over one another, and all that they lead to. */
export interface Load {
  readonly layers: readonly Layer[];
  /** From which relative paths lead. */
  readonly folder: string;
  /** Whether a part of it is not known. */
  readonly partial: boolean;
}

/** One document of a file. */
export interface Layer {
  readonly uri: string;
  readonly root: Value;
  /** In the order of the text. */
  readonly includes: readonly Load[];
  /** The files that services extend, by the path as Compose reads it; undefined for one that is not known. */
  readonly bases: ReadonlyMap<string, Base | undefined>;
}

/** A file from which services are taken, with those that its own services extend. */
export interface Base {
  readonly uri: string;
  readonly roots: readonly Value[];
  readonly folder: string;
  readonly bases: ReadonlyMap<string, Base | undefined>;
}

/** The project that a file belongs to, as far as its files are known. */
export interface Loaded {
  readonly load: Load;
  readonly problems: readonly ProjectProblem[];
  /** The profiles that `.env` switches on. */
  readonly profiles: readonly string[];
  /** The file that Compose reads in this folder and not this one, though it has such a name, too. */
  readonly preferred: string | undefined;
  /** Every file that this depends on, with what was known of it. */
  readonly asked: ReadonlyMap<string, ProjectFile | undefined>;
}

/** The place that includes the next file. */
interface Step {
  readonly uri: string;
  readonly at: Scalar;
}

type Environment = ReadonlyMap<string, string>;

/** A project of more files than this is taken for incomplete. */
const maxFiles = 500;

const loads = new WeakMap<ProjectFile, Loaded>();
const own = new WeakMap<ProjectFile, Loaded>();

/**
 * The project of the Compose file at `uri`: what stands in its own folder, or that of a file in its folder or one of the two above which
 * includes it. The answer depends on these names alone, and never on what else was read.
 */
export function loadOf(files: KnownFiles, uri: string): Loaded {
  return cached(loads, files, uri, () => {
    const mine = ownLoad(files, uri);
    const asked = new Map(mine.asked);
    let found: Loaded | undefined;
    for (const folder of foldersNear(uri)) {
      const base = firstOf(files, folder, baseNames, asked);
      if (!base || mine.load.layers.some((it) => it.uri === base)) continue;
      const above = ownLoad(files, base);
      for (const [name, file] of above.asked) asked.set(name, file);
      if (includes(above.load, uri)) found = above;
      else if (dirname(uri) === folder && !baseNames.includes(basename(uri)) && isOverlay(mine.load, above.load))
        found ??= { ...mine, load: { ...mine.load, partial: true } };
      else if (extendsFile(above.load, uri)) found ??= { ...mine, load: { ...mine.load, partial: true } };
    }
    return { ...(found ?? mine), asked };
  });
}

/** What Compose loads where it is started with this file, or in its folder if it would read it there. */
function ownLoad(files: KnownFiles, uri: string): Loaded {
  return cached(own, files, uri, () => {
    const loader = new Loader(files);
    const folder = dirname(uri);
    const env = loader.environment(variablesFor(uri));
    const uris = filesOf(files, uri, env, loader.asked);
    const whole = uris ?? [uri];
    const standing = baseNames.includes(basename(uri)) && !env.has("COMPOSE_FILE");
    const load = loader.load(whole, uris ? dirname(whole[0]!) : folder, env, []);
    return {
      load: !uris && isPart(files.get(uri)) ? { ...load, partial: true } : load,
      problems: loader.problems,
      profiles: (env.get("COMPOSE_PROFILES") ?? "").split(",").map((it) => it.trim()),
      preferred: !uris && standing ? firstOf(files, folder, baseNames, loader.asked) : undefined,
      asked: loader.asked,
    };
  });
}

/** The files that are laid over one another in a folder, if that at `uri` is among them. */
function filesOf(files: KnownFiles, uri: string, env: Environment, asked: Map<string, ProjectFile | undefined>): string[] | undefined {
  const folder = dirname(uri);
  const named = env.get("COMPOSE_FILE");
  if (named !== undefined) {
    const uris = named.split(env.get("COMPOSE_PATH_SEPARATOR") || ":").map((it) => resolve(folder, it));
    return uris.includes(uri) ? uris : undefined;
  }
  const name = basename(uri);
  if (!baseNames.includes(name) && !overrideNames.includes(name)) return undefined;
  const base = firstOf(files, folder, baseNames, asked);
  const override = firstOf(files, folder, overrideNames, asked);
  const uris = [base, override].flatMap((it) => it ?? []);
  return base && uris.includes(uri) ? uris : undefined;
}

/** The first of some files in a folder that exists. */
function firstOf(
  files: KnownFiles,
  folder: string,
  names: readonly string[],
  asked: Map<string, ProjectFile | undefined>,
): string | undefined {
  let first: string | undefined;
  for (const name of names) {
    const uri = `${folder}/${name}`;
    const file = files.get(uri);
    asked.set(uri, file);
    if (file?.text !== undefined) first ??= uri;
  }
  return first;
}

/** Whether a file is made to be laid over others that are not known, or to be extended by them. */
function isPart(file: ProjectFile | undefined): boolean {
  const model = file?.modelAs("compose");
  return model?.kind === "compose" && (model.role === "fragment" || model.role === "override");
}

function includes({ layers }: Load, uri: string, seen = new Set<Load>()): boolean {
  return layers.some((layer) =>
    layer.includes.some((it) => {
      if (seen.has(it)) return false;
      seen.add(it);
      return it.layers.some((inner) => inner.uri === uri) || includes(it, uri, seen);
    }),
  );
}

function extendsFile({ layers }: Load, uri: string): boolean {
  return layers.some((layer) => [...layer.bases.values()].some((it) => it?.uri === uri));
}

/** Whether a file changes services that another defines, as those do that are given behind it on the command line. */
function isOverlay(load: Load, base: Load): boolean {
  const names = new Set(base.layers.flatMap((it) => namesOf(at(it.root, "services"))));
  return load.layers.some((it) => namesOf(at(it.root, "services")).some((name) => names.has(name)));
}

function namesOf(value: Value | undefined): string[] {
  return value?.kind === "mapping" ? value.entries.map((it) => it.key.text) : [];
}

/** Walks from file to file; each file of one set of circumstances is followed once. */
class Loader {
  readonly asked = new Map<string, ProjectFile | undefined>();
  readonly problems: ProjectProblem[] = [];
  readonly #files: KnownFiles;
  readonly #loads = new Map<string, Load>();
  readonly #bases = new Map<string, Base | undefined>();
  #left = maxFiles;

  constructor(files: KnownFiles) {
    this.#files = files;
  }

  /** What an env file sets, beside what is known already. */
  environment(uri: string, known: Environment = new Map()): Environment {
    const model = this.#ask(uri)?.modelAs("env");
    if (model?.kind !== "env" || model.variables.length === 0) return known;
    const all = new Map<string, string>();
    for (const { name, value } of model.variables) if (value?.meaning !== undefined) all.set(name.value, value.meaning);
    for (const [name, value] of known) all.set(name, value);
    return all;
  }

  load(uris: readonly string[], folder: string, env: Environment, above: readonly Step[]): Load {
    const layers: Layer[] = [];
    let partial = false;
    for (const uri of uris) {
      const model = this.#model(uri, env);
      if (!model || isBroken(model)) partial = true;
      for (const root of model?.documents ?? []) {
        const { includes, known } = this.#includes(uri, root, folder, env, above);
        if (!known || includes.some((it) => it.partial)) partial = true;
        layers.push({ uri, root, includes, bases: this.#basesOf(uri, root, folder, env) });
      }
    }
    return { layers, folder, partial };
  }

  #includes(uri: string, root: Value, folder: string, env: Environment, above: readonly Step[]): { includes: Load[]; known: boolean } {
    const found: Load[] = [];
    let known = true;
    const list = at(root, "include");
    for (const item of list?.kind === "list" ? list.items : []) {
      const load = this.#include(uri, item, folder, env, above);
      if (load) found.push(load);
      else known = false;
    }
    return { includes: found, known };
  }

  /** One item of `include`; undefined where it cannot be followed. */
  #include(uri: string, item: Value, folder: string, env: Environment, above: readonly Step[]): Load | undefined {
    const paths = item.kind === "mapping" ? scalarsOf(at(item, "path")) : scalarsOf(item);
    const targets: string[] = [];
    let project: string | undefined;
    for (const [index, path] of paths.entries()) {
      const target = localPath(path);
      if (target === undefined) return undefined;
      targets.push(resolve(folder, target));
      if (index > 0) continue;
      const own = scalarAt(item, "project_directory");
      if (own && own.meaning === undefined) return undefined;
      project = own?.meaning ? resolve(folder, own.meaning) : dirname(targets[0]!);
    }
    const main = targets[0];
    if (main === undefined || project === undefined) return undefined;
    const here = [...above, { uri, at: paths[0]! }];
    const start = here.findIndex((it) => it.uri === main);
    if (start >= 0) {
      const way = here.slice(start);
      this.problems.push({ code: "include-cycle", ...way[0]!, target: main, names: [...way.map((it) => it.uri), main] });
      return undefined;
    }
    const absent = targets.findIndex((it) => this.#isAbsent(it));
    if (absent >= 0) {
      this.problems.push({ code: "absent-file", uri, at: paths[absent]!, target: targets[absent]!, names: [] });
      return undefined;
    }
    const inner = this.#includedEnvironment(uri, item, folder, project, env);
    if (!inner) return undefined;
    const key = JSON.stringify([targets, project, [...inner].sort()]);
    const before = this.#loads.get(key);
    if (before) return before;
    if (--this.#left < 0) return undefined;
    const load = this.load(targets, project, inner, here);
    // What is cut short by a circle may be longer elsewhere.
    if (!this.problems.some((it) => it.code === "include-cycle")) this.#loads.set(key, load);
    return load;
  }

  /** The variables of an included file; undefined where they are not known. */
  #includedEnvironment(uri: string, item: Value, folder: string, project: string, env: Environment): Environment | undefined {
    const named = scalarsOf(at(item, "env_file"));
    if (named.length === 0) return this.environment(`${project}/.env`, env);
    let all = new Map<string, string>();
    for (const it of named) {
      if (it.meaning === "/dev/null") continue;
      if (it.meaning === undefined) return undefined;
      const target = resolve(folder, it.meaning);
      if (this.#isAbsent(target)) this.problems.push({ code: "absent-file", uri, at: it, target, names: [] });
      // Of several files the last one counts.
      all = new Map([...all, ...this.environment(target)]);
    }
    return new Map([...all, ...env]);
  }

  #basesOf(uri: string, root: Value, folder: string, env: Environment): ReadonlyMap<string, Base | undefined> {
    const services = [at(root, "services"), at(root, "jobs")].flatMap((it) => (it?.kind === "mapping" ? it.entries : []));
    const bases = new Map<string, Base | undefined>();
    for (const it of services) {
      const file = extendedFile(it);
      if (!file || bases.has(file.text)) continue;
      const path = localPath(file);
      bases.set(file.text, path === undefined ? undefined : this.#base(uri, file, resolve(folder, path), env));
    }
    return bases;
  }

  #base(from: string, file: Scalar, uri: string, env: Environment): Base | undefined {
    if (this.#isAbsent(uri)) {
      this.problems.push({ code: "absent-file", uri: from, at: file, target: uri, names: [] });
      return undefined;
    }
    const key = JSON.stringify([uri, [...env].sort()]);
    const before = this.#bases.get(key);
    if (before || --this.#left < 0) return before;
    const model = this.#model(uri, env);
    if (!model || isBroken(model)) return undefined;
    const bases = new Map<string, Base | undefined>();
    const base: Base = { uri, roots: model.documents, folder: dirname(uri), bases };
    // Files may extend each other; only services in a circle are refused.
    this.#bases.set(key, base);
    for (const root of model.documents) for (const it of this.#basesOf(uri, root, base.folder, env)) bases.set(...it);
    return base;
  }

  #ask(uri: string): ProjectFile | undefined {
    const file = this.#files.get(uri);
    this.asked.set(uri, file);
    return file;
  }

  #isAbsent(uri: string): boolean {
    const file = this.#ask(uri);
    return file !== undefined && file.text === undefined && !file.unreadable;
  }

  #model(uri: string, env: Environment): Compose | undefined {
    const file = this.#ask(uri);
    if (file?.text === undefined) return undefined;
    const model = file.modelAs("compose");
    if (model?.kind !== "compose" || !file.text.includes("$")) return model?.kind === "compose" ? model : undefined;
    const beside = this.environment(variablesFor(uri));
    const used = [...new Set(file.text.match(/(?<=\$\{?)[A-Za-z_]\w*/g) ?? [])];
    if (used.every((it) => env.get(it) === beside.get(it))) return model;
    const known = new Map(used.flatMap((it) => (env.has(it) ? [[it, env.get(it)!] as const] : [])));
    const key = JSON.stringify([...known]);
    let others = elsewhere.get(file);
    if (!others) elsewhere.set(file, (others = new Map()));
    let other = others.get(key);
    if (!other) others.set(key, (other = parse("compose", file.text, basename(uri), known) as Compose));
    return other;
  }
}

/** What files mean with other variables than those beside them. */
const elsewhere = new WeakMap<ProjectFile, Map<string, Compose>>();

/** The `file` of a service's `extends` that says which service it means, too. */
export function extendedFile(service: Entry): Scalar | undefined {
  const extending = entry(service.value, "extends")?.value;
  const file = entry(extending, "service") && entry(extending, "file")?.value;
  return file?.kind === "scalar" && file.value !== null && file.tag !== "!reset" ? file : undefined;
}

function scalarsOf(value: Value | undefined): Scalar[] {
  if (value?.kind === "list") return value.items.flatMap(scalarsOf);
  return value?.kind === "scalar" && value.value !== null ? [value] : [];
}

/** The path of a file on this machine; undefined for an address and for what a variable names that nobody knows. */
function localPath({ meaning }: Scalar): string | undefined {
  return meaning !== undefined && isLocalPath(meaning) ? meaning : undefined;
}

function isBroken(model: Compose): boolean {
  return model.template !== undefined || model.problems.length > 0;
}

/** Works something out again only where a file that it depends on has become another. */
function cached(known: WeakMap<ProjectFile, Loaded>, files: KnownFiles, uri: string, work: () => Loaded): Loaded {
  const file = files.get(uri);
  const before = file && known.get(file);
  if (before && [...before.asked].every(([it, then]) => files.get(it) === then)) return before;
  const now = work();
  if (file) known.set(file, now);
  return now;
}
