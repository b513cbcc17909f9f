import ignore, { type Ignore } from "ignore";
import { kindOf } from "../parse/parse.ts";
import { basename, dirname, relative } from "../text/uri.ts";
import type { Host } from "./host.ts";

/** A file that may be ours, or a folder that could not be looked into. */
export type Found = { readonly uri: string; readonly reason?: undefined } | { readonly uri: string; readonly reason: string };

/** Patterns of one `.gitignore`; they speak about paths below `folder`. */
interface Patterns {
  readonly folder: string;
  readonly ignore: Ignore;
}

/** Never entered: what lies there is somebody else's, and there is much of it. */
const closed = new Set([".git", "node_modules"]);

/**
 * The files below a folder whose names say that they may be container files, as git would see the folder: nested `.gitignore`
 * files count, those above it too up to the root of its repository. Folders with a dot in front are entered; links to folders are
 * not, since in a stranger's repository they may lead anywhere, or round in a circle. Sorted by name, folder by folder.
 */
export async function* findFiles(host: Host, root: string): AsyncGenerator<Found> {
  const stack: { readonly uri: string; readonly folder: boolean; readonly patterns: readonly Patterns[] }[] = [
    { uri: root, folder: true, patterns: await patternsAbove(host, root) },
  ];
  for (let next = stack.pop(); next; next = stack.pop()) {
    if (!next.folder) {
      yield { uri: next.uri };
      continue;
    }
    const { uri: folder } = next;
    const listed = await host.list(folder);
    if (listed.kind !== "folder") {
      if (listed.kind === "unreadable" || folder === root)
        yield { uri: folder, reason: listed.kind === "unreadable" ? listed.reason : "does not exist" };
      continue;
    }
    const own = listed.entries.some((it) => it.name === ".gitignore" && it.kind === "file")
      ? await patternsOf(host, folder, `${folder}/.gitignore`)
      : undefined;
    const patterns = own ? [own, ...next.patterns] : next.patterns;
    for (const { name, kind, link } of [...listed.entries].reverse()) {
      if (kind === "folder" ? link || closed.has(name) : kind !== "file" || !mayBeOurs(name)) continue;
      // Windows allows names that are no Unicode text, and no URI can hold them.
      if (/\p{Surrogate}/u.test(name)) continue;
      const uri = `${folder}/${encodeURIComponent(name)}`;
      if (!isIgnored(uri, kind === "folder", patterns)) stack.push({ uri, folder: kind === "folder", patterns });
    }
  }
}

/** Whether it is worth reading a file to see whether it is ours: YAML files have many names for Compose projects. */
export function mayBeOurs(name: string): boolean {
  return kindOf(name) !== undefined || /(?:compose|stack).*\.ya?ml$/i.test(name);
}

/** The nearest file with an opinion decides. A folder above that is ignored is never entered, so only the path itself is asked. */
function isIgnored(uri: string, folder: boolean, patterns: readonly Patterns[]): boolean {
  for (const it of patterns) {
    const path = relative(it.folder, uri);
    if (path === undefined) continue;
    const { ignored, unignored } = it.ignore.test(folder ? `${path}/` : path);
    if (ignored || unignored) return ignored;
  }
  return false;
}

/** What the repository says about a folder in it, nearest first; nothing where it ignores the folder itself, since the user named it. */
async function patternsAbove(host: Host, root: string): Promise<readonly Patterns[]> {
  const found: Patterns[] = [];
  for (let folder = root; ; folder = dirname(folder)) {
    const listed = await host.list(folder);
    const has = (name: string) => listed.kind === "folder" && listed.entries.some((it) => it.name === name);
    const own = folder !== root && has(".gitignore") ? await patternsOf(host, folder, `${folder}/.gitignore`) : undefined;
    if (own) found.push(own);
    if (has(".git")) {
      const excluded = await patternsOf(host, folder, `${folder}/.git/info/exclude`);
      if (excluded) found.push(excluded);
      return folder !== root && isIgnored(root, true, found) ? [] : found;
    }
    // Outside of a repository, what lies above says nothing.
    if (dirname(folder) === folder || basename(folder) === "") return [];
  }
}

async function patternsOf(host: Host, folder: string, file: string): Promise<Patterns | undefined> {
  const read = await host.read(file);
  if (read.kind !== "text") return undefined;
  return { folder, ignore: ignore({ ignorecase: false }).add(read.text) };
}
