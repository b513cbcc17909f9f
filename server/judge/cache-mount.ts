import { type CacheDirectory, type CacheMount, cacheMount, movedByImage } from "../knowledge/cache-mounts.ts";
import { flagReleases } from "../knowledge/frontend-features.ts";
import { canonicalRepository } from "../knowledge/registries.ts";
import type { Command } from "../model/command.ts";
import { commands, type Dockerfile, type Stage } from "../model/dockerfile.ts";
import { knows } from "./frontend.ts";
import { perStage } from "./lineage.ts";
import { type PackageCall, packageCalls } from "./package-manager.ts";
import { holds, isMounted, variableOf } from "./step.ts";
import { baseImage, runningUser } from "./user.ts";

/** The calls of a step of one family that fetch or build what they could find in a cache, if the step mounted one. */
export interface Uncached {
  readonly mount: CacheMount;
  readonly calls: readonly PackageCall[];
}

export function uncachedIn(file: Dockerfile, command: Command): Uncached[] {
  const families = new Map<string, PackageCall[]>();
  for (const call of packageCalls(command)) {
    if (!wouldGain(call)) continue;
    const calls = families.get(call.manager.family);
    if (calls) calls.push(call);
    else families.set(call.manager.family, [call]);
  }
  return [...families.values()].flatMap((calls) => {
    const { manager } = calls[0]!;
    const mount = mountOf(command, calls[0]!);
    if (!mount) return [];
    const names = manager.family === "apt-get" ? [] : [manager.name, manager.family];
    const places = [...manager.caches, ...names, ...mount.directories.map((it) => placeOf(file, command, calls[0]!, it) ?? it.path)];
    return places.some((it) => isMounted(file, command, it)) ? [] : [{ mount, calls }];
  });
}

/** Fedora calls dnf what is dnf5. */
function mountOf({ stage }: Command, { manager: { name, family } }: PackageCall): CacheMount | undefined {
  const isFedora = stage !== undefined && repositoryOf(stage) === "fedora";
  return cacheMount(name === "dnf" && isFedora ? "dnf5" : name, family);
}

function repositoryOf(stage: Stage): string {
  const reference = baseImage(stage)?.reference;
  return reference ? canonicalRepository(reference.name) : "";
}

function wouldGain({ manager, verb, packages, has }: PackageCall): boolean {
  if (has("--help", "--version", "-h", "--dry-run", "--simulate", "--no-network")) return false;
  if (has(...(cacheMount(manager.name, manager.family)?.offline ?? []))) return false;
  if (builders.has(manager.family)) return verb === "install" || verb === "run";
  if (verb === "distribution-upgrade" || verb === "upgrade") return true;
  return verb === "install" && (manager.family !== "apt-get" || packages.length > 0);
}

/** What fetches while it builds. */
const builders: ReadonlySet<string> = new Set(["go", "cargo", "dotnet", "mvn", "gradle"]);

/** Whether whoever builds the file can mount caches. */
export function canMount(file: Dockerfile, { stage }: Command): boolean {
  return stage !== undefined && !stage.windows && knows(file, flagReleases.get("RUN --mount")!);
}

/**
 * The directories to mount for some calls of a step. Undefined where the file does not tell which they are, or where what is in them is
 * needed elsewhere.
 */
export function cachePlaces(file: Dockerfile, command: Command, { mount, calls }: Uncached): string[] | undefined {
  const places: string[] = [];
  for (const directory of mount.directories) {
    const place = placeOf(file, command, calls[0]!, directory);
    if (place === undefined || isCopied(file, place)) return undefined;
    places.push(place);
  }
  return isNeededLater(file, command, calls[0]!, mount) ? undefined : places;
}

function placeOf(file: Dockerfile, command: Command, { call }: PackageCall, { path, variables }: CacheDirectory): string | undefined {
  const repository = command.stage ? repositoryOf(command.stage) : "";
  for (const [name, tail] of variables) {
    const value = variableOf(file, command, call, name) ?? movedByImage(repository, name);
    if (value !== undefined) return /^\/[\w./-]+$/.test(value) ? value.replace(/\/+$/, "") + tail : undefined;
  }
  if (!path.startsWith("~/")) return path;
  const home = variableOf(file, command, call, "HOME") ?? (actsAsRoot(file, command) ? "/root" : undefined);
  return home !== undefined && /^\/[\w./-]+$/.test(home) ? home.replace(/\/+$/, "") + path.slice(1) : undefined;
}

function actsAsRoot(file: Dockerfile, { stage, span }: Command): boolean {
  return stage !== undefined && runningUser(file, stage, span.start).root === true;
}

/** Whether another stage takes what is in a directory. */
function isCopied(file: Dockerfile, directory: string): boolean {
  let known = copied.get(file);
  if (!known) copied.set(file, (known = new Map()));
  let is = known.get(directory);
  if (is === undefined) {
    const sources = file.nodes.flatMap((it) => (it.kind === "copy" && it.from ? it.sources : []));
    is = sources.map(({ meaning, value }) => meaning ?? value).some((it) => holds(it, directory) || it.startsWith(`${directory}/`));
    known.set(directory, is);
  }
  return is;
}

const copied = new WeakMap<Dockerfile, Map<string, boolean>>();

/** Whether another step relies on what this one fetched. */
function isNeededLater(file: Dockerfile, { stage }: Command, { manager }: PackageCall, { offline }: CacheMount): boolean {
  if (!stage || offline.length === 0) return false;
  return offline.some((it) => optionsIn(file, stage).has(`${manager.family} ${it}`));
}

/** The options that package managers are given anywhere in a stage, each behind its family. */
const optionsIn = perStage((file, stage): ReadonlySet<string> => {
  const calls = commands(file, stage, "RUN").flatMap((it) => packageCalls(it));
  return new Set(calls.flatMap(({ manager, options }) => options.map((it) => `${manager.family} ${it.name}`)));
});
