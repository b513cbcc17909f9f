import { type PackageManager, systemOfFamily } from "../knowledge/package-managers.ts";
import type { Call, Command, Word } from "../model/command.ts";
import type { Dockerfile } from "../model/dockerfile.ts";
import { type PackageCall, packageCall, packageCalls } from "./package-manager.ts";
import { holds, isMounted, variableOf } from "./step.ts";

/** The calls of a step that leave something in the caches of one family of package managers, which nothing of the step removes. */
export interface Leftover {
  readonly manager: PackageManager;
  readonly calls: readonly PackageCall[];
}

/** What a step leaves in its layer, for each family once. */
export function leftoversOf(file: Dockerfile, command: Command): Leftover[] {
  const families = new Map<string, PackageCall[]>();
  for (const call of packageCalls(command)) {
    if (!fills(call) || isTurnedOff(file, command, call)) continue;
    const calls = families.get(call.manager.family);
    if (calls) calls.push(call);
    else families.set(call.manager.family, [call]);
  }
  return [...families.values()].flatMap((calls) => {
    const last = calls.at(-1)!;
    return isKept(file, command, last.manager) && !isCleaned(command, last) ? [{ manager: last.manager, calls }] : [];
  });
}

/** Whether what a manager caches gets into the layer, instead of into a mount. */
function isKept(file: Dockerfile, command: Command, manager: PackageManager): boolean {
  const { name, family, caches } = manager;
  if (family === "apt-get") return caches.slice(0, keepsArchives(file) ? 2 : 1).some((it) => !isMounted(file, command, it));
  // Where a setting gives the place of a cache, its path names the manager.
  const others = systemOfFamily.has(family) ? [] : [name, family];
  return !caches.some((it) => isMounted(file, command, it)) && !others.some((it) => isMounted(file, command, it));
}

/** Images of Debian and Ubuntu delete downloaded packages by themselves, unless a step forbids it. */
export function keepsArchives(file: Dockerfile): boolean {
  let keeps = forbidden.get(file);
  if (keeps === undefined) {
    keeps = file.nodes.some(
      (it) =>
        it.kind === "command" &&
        it.calls.some((call) => call.name === "rm" && call.arguments.some((word) => word.written.includes("docker-clean"))),
    );
    forbidden.set(file, keeps);
  }
  return keeps;
}

const forbidden = new WeakMap<Dockerfile, boolean>();

function fills({ manager, verb, packages, has }: PackageCall): boolean {
  if (manager.caches.length === 0 || has("--help", "--version", "--dry-run", "--simulate", "--no-network", "-h")) return false;
  if (manager.family === "apt-get") return verb === "update";
  if (verb === "install" || verb === "distribution-upgrade") return true;
  return systemOfFamily.has(manager.family) && (verb === "upgrade" || (verb === "update" && packages.length === 0));
}

/** Whose caches are worth a word unasked: the others keep little, or are seldom in an image that people get. */
export const bulky: ReadonlySet<string> = new Set([...systemOfFamily.keys(), "pip", "uv", "conda"]);

export function isTurnedOff(file: Dockerfile, command: Command, { manager, has, call }: PackageCall): boolean {
  if (manager.noCache && has(...manager.noCache)) return true;
  const value = manager.noCacheVariable && variableOf(file, command, call, manager.noCacheVariable);
  return value !== undefined && value !== "";
}

/** Whether a later call of the step empties the caches, or is a script that may well do so. */
function isCleaned({ calls }: Command, last: PackageCall): boolean {
  return calls.slice(calls.indexOf(last.call) + 1).some((it) => cleans(it, last.manager));
}

/** A call that empties caches of a manager, or words of it that do. */
export interface Cleaning {
  readonly call: Call;
  /** The paths that are in the caches; undefined where it does nothing else. */
  readonly words: readonly Word[] | undefined;
}

/** What empties the caches of a manager in a step; undefined where that is not to be told apart from what else it does. */
export function cleaningsOf({ calls }: Command, manager: PackageManager): readonly Cleaning[] | undefined {
  const found: Cleaning[] = [];
  for (const call of calls) {
    const own = packageCall(call);
    if (own) {
      if (own.verb === "clean" && own.manager.family === manager.family) found.push({ call, words: undefined });
      continue;
    }
    if (call.name !== "rm") {
      if (cleans(call, manager)) return undefined;
      continue;
    }
    const paths = call.arguments.filter((it) => !it.written.startsWith("-"));
    const words = paths.filter((it) => alternatives(plain(it)).some((path) => manager.caches.some((cache) => concerns(path, cache))));
    if (words.some((it) => it.written.includes("{"))) return undefined;
    if (words.length === 0) continue;
    found.push({ call, words: words.length < paths.length ? words : undefined });
  }
  return found;
}

function cleans(call: Call, manager: PackageManager): boolean {
  const own = packageCall(call);
  if (own) {
    if (own.verb !== "clean") return false;
    if (manager.family === "apt-get") return /^dist-?clean$/.test(own.verbWord.value ?? "");
    return own.manager.family === manager.family && (own.manager.name === "microdnf") === (manager.name === "microdnf");
  }
  if (/clean/i.test(call.name ?? "")) return true;
  if (!/^(?:rm|find|rsync|shred|unlink|mv)$/.test(call.name ?? "")) return false;
  return call.arguments.some((it) => alternatives(plain(it)).some((path) => removes(path, manager)));
}

function plain({ value, written }: Word): string {
  return (value ?? written).replaceAll(/["']/g, "");
}

function removes(path: string, { family, caches }: PackageManager): boolean {
  // Of the two of apt, the image empties the other one.
  return (family === "apt-get" ? caches.slice(0, 1) : caches).some((it) => concerns(path, it));
}

/** Whether a path to remove is a directory, holds it or lies in it. */
function concerns(path: string, directory: string): boolean {
  // Behind a `cd`.
  if (!/[/~$]/.test(path)) return /^[a-z]/.test(path) && directory.split("/").slice(3).includes(path);
  return holds(path, directory) || path.startsWith(`${directory}/`) || (directory.startsWith("~/") && path.includes(directory.slice(1)));
}

/** The words that `a{b,c}` stands for; for one pair of braces, since nobody writes more. */
function alternatives(text: string): string[] {
  const found = /^([^{]*[^{$])?\{([^{}]*)\}(.*)$/s.exec(text);
  return found ? found[2]!.split(",").map((it) => (found[1] ?? "") + it + found[3]!) : [text];
}
