import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, posix, win32 } from "node:path";
import { fileURLToPath } from "node:url";
import { decode, maxBytes, tooLarge } from "./decode.ts";
import type { Entry, Host, ListResult, ReadResult, Unreadable } from "./host.ts";

/**
 * The disk. The calls below are synchronous on purpose: checking one file looks for a dozen others that mostly do not exist, and
 * a promise for each costs more than the look itself.
 */
export const nodeHost: Host = {
  read: async (uri) => readPath(pathOf(uri)),
  list: async (folder) => listPath(pathOf(folder)),
};

const onWindows = process.platform === "win32";

/**
 * The URI of an absolute path without `.` and `..` in it; no slash at its end. Drive letters become small ones, as in VS Code.
 * @throws TypeError for a relative path
 */
export function uriOf(path: string, windows = onWindows): string {
  if (!(windows ? win32 : posix).isAbsolute(path)) throw new TypeError(`Not an absolute path: ${path}`);
  const slashed = windows ? path.replaceAll("\\", "/").replace(/^[A-Z](?=:)/, (drive) => drive.toLowerCase()) : path;
  // `//server/share`, a folder that another machine shares.
  const [, server = "", rest = slashed] = (windows && /^\/\/([^/]+)(.*)$/s.exec(slashed)) || [];
  const parts = rest.split("/").filter((part) => part !== "");
  return [`file://${server}`, ...parts.map(encodeURIComponent)].join("/");
}

/** The path of a `file:` URI; undefined for what lies on no disk. */
export function pathOf(uri: string, windows = onWindows): string | undefined {
  try {
    // A drive without a slash would be whatever folder is the current one there.
    return fileURLToPath(uri, { windows }).replace(/^[A-Za-z]:$/, "$&\\");
  } catch {
    return undefined;
  }
}

/** The bytes of a regular file that is small enough, as they are. */
export function readBytes(path: string): { readonly kind: "bytes"; readonly bytes: Uint8Array } | { readonly kind: "absent" } | Unreadable {
  try {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat) return { kind: "absent" };
    if (stat.isDirectory()) return { kind: "unreadable", reason: "is a folder" };
    // A pipe or a device may never end.
    if (!stat.isFile()) return { kind: "unreadable", reason: "is not a regular file" };
    if (stat.size > maxBytes) return tooLarge;
    return { kind: "bytes", bytes: readFileSync(path) };
  } catch (error) {
    return failure(error);
  }
}

function readPath(path: string | undefined): ReadResult {
  if (path === undefined) return { kind: "absent" };
  const read = readBytes(path);
  return read.kind === "bytes" ? decode(read.bytes) : read;
}

function listPath(path: string | undefined): ListResult {
  if (path === undefined) return { kind: "absent" };
  try {
    const entries: Entry[] = [];
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      const link = entry.isSymbolicLink();
      const target = link ? followed(join(path, entry.name)) : entry;
      if (target) entries.push({ name: entry.name, kind: target.isDirectory() ? "folder" : target.isFile() ? "file" : "other", link });
    }
    entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
    return { kind: "folder", entries };
  } catch (error) {
    return failure(error);
  }
}

function followed(path: string) {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function failure(error: unknown): { readonly kind: "absent" } | Unreadable {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "ENOENT" || code === "ENOTDIR" || code === "ENAMETOOLONG") return { kind: "absent" };
  return { kind: "unreadable", reason: (code && reasons[code]) ?? message };
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EPERM: "permission denied",
  EISDIR: "is a folder",
  ELOOP: "is a link that leads back to itself",
  EMFILE: "too many open files",
};
