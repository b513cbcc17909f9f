import { FileSystemError, FileType, RelativePattern, Uri, workspace } from "vscode";

/** `seaworthy/readFile`: the server reads through us, since only VS Code knows how, be the file remote, virtual or on disk. */
export async function readFile({ uri: spelling, maxBytes }: { readonly uri: string; readonly maxBytes: number }): Promise<object> {
  const uri = Uri.parse(spelling);
  try {
    const { type, size } = await workspace.fs.stat(uri);
    if (type & FileType.Directory) return { kind: "unreadable", reason: "is a folder" };
    if (size > maxBytes) return { kind: "unreadable", reason: `is larger than ${Math.round(maxBytes / 1024 / 1024)} MB` };
    return { kind: "bytes", base64: base64(await workspace.fs.readFile(uri)) };
  } catch (error) {
    const code = error instanceof FileSystemError ? error.code : "";
    if (code === "FileNotFound" || code === "FileNotADirectory") return { kind: "absent" };
    if (code === "NoPermissions") return { kind: "unreadable", reason: "permission denied" };
    // A scheme without a file system holds no files.
    return workspace.fs.isWritableFileSystem(uri.scheme) === undefined
      ? { kind: "absent" }
      : { kind: "unreadable", reason: `cannot be read: ${String(error)}` };
  }
}

interface Found {
  readonly uris: readonly string[];
  /** Whether these are all, but for `node_modules` and what `files.exclude` hides. */
  readonly complete: boolean;
}

/** `seaworthy/findFiles`: files below a folder that match one of the globs. */
export async function findFiles({ folder, globs }: { readonly folder: string; readonly globs: readonly string[] }): Promise<Found> {
  const root = rooted(Uri.parse(folder));
  const exclude = new RelativePattern(root, "**/node_modules/**");
  const found = await Promise.all(globs.map((glob) => workspace.findFiles(new RelativePattern(root, glob), exclude)));
  const uris = [...new Set(found.flat().map((it) => it.toString()))];
  // Where nobody can search, folders can still be listed.
  return uris.length > 0 || root.scheme === "file" ? { uris, complete: true } : walk(root);
}

/** The server names a file system's root without its slash, and VS Code finds nothing behind such a name. */
function rooted(uri: Uri): Uri {
  return uri.path === "" ? uri.with({ path: "/" }) : uri;
}

/** How many entries are looked at: virtual file systems may fetch each folder over a network. */
const maxEntries = 5000;

/** All files below a folder, nearest first; the server chooses. */
async function walk(root: Uri): Promise<Found> {
  const uris: string[] = [];
  const folders = [root];
  let entries = 0;
  let complete = true;
  for (let folder = folders.shift(); folder; folder = folders.shift()) {
    if (entries >= maxEntries) return { uris, complete: false };
    const list = await listed(folder);
    if (!list) complete = false;
    for (const [name, type] of list ?? []) {
      entries++;
      const uri = Uri.joinPath(folder, name);
      if (type === FileType.File) uris.push(uri.toString());
      else if (type === FileType.Directory && name !== "node_modules" && name !== ".git") folders.push(uri);
    }
  }
  return { uris, complete };
}

/** What is in a folder; undefined where that cannot be told. */
async function listed(folder: Uri): Promise<readonly [string, FileType][] | undefined> {
  try {
    return await workspace.fs.readDirectory(folder);
  } catch {
    return undefined;
  }
}

/** `btoa` takes a string of bytes, and no function takes a whole file as arguments. */
function base64(bytes: Uint8Array): string {
  let text = "";
  for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return btoa(text);
}
