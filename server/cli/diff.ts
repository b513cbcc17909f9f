import { formatPatch, structuredPatch } from "diff";

/**
 * A unified patch from one text of a file to another; `before` undefined where the patch brings the file. Paths in it begin with
 * `./`, so that in the current folder `patch -p0`, `patch -p1` and `git apply` all take it.
 */
export function patchOf(path: string, before: string | undefined, after: string): string {
  const name = path.startsWith("/") || path.startsWith("../") ? path : `./${path}`;
  // Without a tab behind it, a name ends at its first blank.
  const header = name.includes(" ") ? " " : undefined;
  const patch = structuredPatch(before === undefined ? "/dev/null" : name, name, before ?? "", after, header, header);
  return formatPatch(patch, { includeIndex: false, includeUnderline: false, includeFileHeaders: true });
}
