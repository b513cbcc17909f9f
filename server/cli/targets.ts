import { readFileSync, statSync } from "node:fs";
import { basename, relative, resolve, sep } from "node:path";
import { findFiles, mayBeOurs } from "../host/find-files.ts";
import type { Host } from "../host/host.ts";
import { pathOf, uriOf } from "../host/node.ts";
import type { FileKind } from "../model/node.ts";
import type { CheckOptions } from "./options.ts";
import { stdinBytes } from "./stdin.ts";
import { UsageError } from "./usage-error.ts";

/** A file to check, or a folder that could not be looked into. */
export interface Target {
  readonly uri: string;
  /** Whether the user named the file itself: it is then checked whatever it is called. */
  readonly named: boolean;
  /** Why it could not be looked into. */
  readonly reason?: string;
  /** What it is, where the user or we know better than its name. */
  readonly kind?: FileKind;
}

/**
 * All files that the command line asks for, each once, in the order of the command line.
 * @throws UsageError where the list of `--files-from` cannot be read
 */
export async function findTargets(options: CheckOptions, host: Host, onFound: (count: number) => void): Promise<readonly Target[]> {
  const listed = options.filesFrom === undefined ? [] : await readList(options.filesFrom);
  const named = options.paths.length > 0 || options.filesFrom !== undefined ? options.paths : ["."];
  const targets = new Map<string, Target>();
  const add = (target: Target) => {
    if (!targets.has(target.uri)) targets.set(target.uri, target);
    onFound(targets.size);
  };
  const visit = async (path: string, isNamed: boolean) => {
    const uri = uriOf(resolve(path));
    if (!isFolder(path)) return add({ uri, named: isNamed });
    for await (const found of findFiles(host, uri))
      add({ uri: found.uri, named: false, ...(found.reason !== undefined && { reason: found.reason }) });
  };
  for (const path of named) await visit(path, true);
  for (const path of listed) {
    // Lists such as those of `git diff --name-only` name everything that changed.
    if (options.kind !== undefined || mayBeOurs(basename(path))) await visit(path, options.kind !== undefined);
  }
  return [...targets.values()];
}

/** A file as reports name it: relative to the current folder, with `/`. */
export function shownPath(uri: string): string {
  const path = pathOf(uri);
  if (path === undefined) return uri;
  return (relative(".", path) || path).split(sep).join("/");
}

function isFolder(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  } catch {
    return false;
  }
}

/** One path a line, or between NULs as git writes them with `-z`. */
async function readList(file: string): Promise<readonly string[]> {
  try {
    const bytes = file === "-" ? await stdinBytes() : readFileSync(file);
    // The decoder takes away the byte order mark that PowerShell puts in front.
    const text = new TextDecoder().decode(bytes);
    return text
      .split(text.includes("\0") ? "\0" : /\r?\n/)
      .map(unquoted)
      .filter((it) => it !== "");
  } catch (error) {
    throw new UsageError(`--files-from ${file}: ${(error as Error).message}.`);
  }
}

/** Git puts names that are not plain ASCII into quotes, their bytes in octal. */
function unquoted(path: string): string {
  if (!/^".*"$/.test(path)) return path;
  const bytes = path.slice(1, -1).replace(/\\([0-7]{3})|\\(.)|[^\\]+/gs, (whole, octal?: string, letter?: string) => {
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
    if (letter !== undefined) return escapes[letter] ?? letter;
    return Buffer.from(whole, "utf8").toString("latin1");
  });
  return Buffer.from(bytes, "latin1").toString("utf8");
}

const escapes: Readonly<Record<string, string>> = { a: "\x07", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v" };
