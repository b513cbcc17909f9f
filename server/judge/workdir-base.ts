import type { Stage } from "../model/dockerfile.ts";
import { alongLineage } from "./lineage.ts";

/** Whether a path of `WORKDIR` says by itself where it is. */
export function isAbsolute(path: string): boolean {
  return /^["']?(?:[\\/]|[A-Za-z]:)/.test(path);
}

/**
 * Where a stage stands before one of its `WORKDIR`, by the offset of that, as far as the file says: an absolute path; `unknown` where a
 * variable hides it; undefined where only the base image tells.
 */
export function workdirBefore(stage: Stage, offset: number): string | undefined {
  return walk(stage).before.get(offset);
}

/**
 * The folder that a step at an offset of a stage works in, as far as the file says: an absolute path, or `.` for the folder of the base
 * image; undefined where a variable hides it.
 */
export function workdirAt(stage: Stage, offset: number): string | undefined {
  const { changes, end } = walk(stage);
  let [low, high] = [0, changes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (changes[middle]!.offset < offset) low = middle + 1;
    else high = middle;
  }
  const next = changes[low];
  const at = next ? next.before : end;
  return at === "unknown" ? undefined : (at ?? ".");
}

/** Whether a WORKDIR, by its offset in its stage, is the first of that and of all that it is built on. */
export function isFirstWorkdir(stage: Stage, offset: number): boolean {
  return walk(stage).first === offset;
}

interface Walk {
  readonly before: ReadonlyMap<number, string | undefined>;
  /** Each `WORKDIR`, in order, with where the stage stands before it. */
  readonly changes: readonly { readonly offset: number; readonly before: string | undefined }[];
  readonly end: string | undefined;
  /** The offset of the first WORKDIR; -1 where that is in a stage below, undefined where there is none. */
  readonly first: number | undefined;
}

const walk = alongLineage<Walk>(({ instructions }, below) => {
  const before = new Map<number, string | undefined>();
  const changes: Walk["changes"][number][] = [];
  let at = below?.end;
  for (const { name, onbuild, words, span } of instructions) {
    const word = words[0];
    if (name !== "WORKDIR" || onbuild || !word) continue;
    before.set(span.start, at);
    changes.push({ offset: span.start, before: at });
    if (word.meaning === undefined) at = "unknown";
    else if (isAbsolute(word.meaning)) at = word.meaning.replace(/\/$/, "") || "/";
    else if (at !== undefined && at !== "unknown") at = at.length > 4000 ? "unknown" : `${at === "/" ? "" : at}/${word.meaning}`;
  }
  const first = below?.first === undefined ? before.keys().next().value : -1;
  return { before, changes, end: at, first };
});
