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

/** `seaworthy/findFiles`: files below a folder that match one of the globs, without those that `files.exclude` hides. */
export async function findFiles({
  folder,
  globs,
}: {
  readonly folder: string;
  readonly globs: readonly string[];
}): Promise<readonly string[]> {
  const root = rooted(Uri.parse(folder));
  const found = await Promise.all(
    globs.map((glob) => workspace.findFiles(new RelativePattern(root, glob), new RelativePattern(root, "**/node_modules/**"))),
  );
  const uris = new Set(found.flat().map((it) => it.toString()));
  // Where nobody can search, folders can still be listed.
  return uris.size > 0 || root.scheme === "file" ? [...uris] : walk(root);
}

/** VS Code looks for no file system behind a URI that ends with its authority, as that of a whole virtual file system may. */
function rooted(uri: Uri): Uri {
  return uri.path === "" ? uri.with({ path: "/" }) : uri;
}

/** How many entries are looked at: virtual file systems may fetch each folder over a network. */
const maxEntries = 5000;

/** All files below a folder, nearest first; the server chooses. */
async function walk(root: Uri): Promise<readonly string[]> {
  const files: string[] = [];
  const folders = [root];
  let entries = 0;
  for (let folder = folders.shift(); folder && entries < maxEntries; folder = folders.shift()) {
    for (const [name, type] of await listed(folder)) {
      entries++;
      const uri = Uri.joinPath(folder, name);
      if (type === FileType.File) files.push(uri.toString());
      else if (type === FileType.Directory && name !== "node_modules" && name !== ".git") folders.push(uri);
    }
  }
  return files;
}

async function listed(folder: Uri): Promise<readonly [string, FileType][]> {
  try {
    return await workspace.fs.readDirectory(folder);
  } catch {
    return [];
  }
}

/** `btoa` takes a string of bytes, and no function takes a whole file as arguments. */
function base64(bytes: Uint8Array): string {
  let text = "";
  for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return btoa(text);
}
