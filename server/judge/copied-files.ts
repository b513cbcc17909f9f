import type { Copy } from "../model/copy.ts";
import { matchesPath } from "../text/path-pattern.ts";
import { type CopyTarget, copyTarget, type ImagePath } from "./image-path.ts";

/** A copy and where it puts what it brings. */
export interface Copied {
  readonly copy: Copy;
  readonly target: CopyTarget;
}

/** What the copies of a stage have brought up to some step. */
export interface CopiedFiles {
  add(copy: Copy): void;
  /** The last copy whose target, or a file in that, has exactly this path; `*` and `?` in the path are patterns. */
  at(path: ImagePath): Copied | undefined;
  /** The copies whose target is this path or lies below it; the last few, where there are many. */
  below(path: ImagePath): readonly Copied[];
}

export function copiedFiles(): CopiedFiles {
  const files = new Map<ImagePath, Copied>();
  const folders = new Map<ImagePath, ImagePath[]>();
  const tops = new Map<ImagePath, Copied[]>();
  return {
    add(copy) {
      const target = copyTarget(copy);
      if (!target) return;
      const copied = { copy, target };
      for (const path of [target.path, ...target.files].slice(0, most)) {
        files.set(path, copied);
        push(folders, path.slice(0, path.lastIndexOf("/") + 1), path);
      }
      for (const path of upwards(target.path)) push(tops, path, copied);
    },
    at(path) {
      if (!/[*?]/.test(path)) return files.get(path);
      const exact = files.get(path);
      const found = exact ? path : folders.get(path.slice(0, path.lastIndexOf("/") + 1))?.find((it) => matchesPath(path, it));
      return found === undefined ? undefined : files.get(found);
    },
    below: (path) => tops.get(path) ?? [],
  };
}

/** How many are kept of one place, so that files of any length are read in time. */
const most = 50;

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (!list) map.set(key, [value]);
  else {
    if (list.length === most) list.shift();
    list.push(value);
  }
}

/** A path and the folders above it, but for the root. */
function upwards(path: ImagePath): ImagePath[] {
  const found = [path];
  for (let at = path.lastIndexOf("/"); at > 0 && found.length < most; at = path.lastIndexOf("/", at - 1)) found.push(path.slice(0, at));
  return found;
}
