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

interface Walk {
  readonly before: ReadonlyMap<number, string | undefined>;
  readonly end: string | undefined;
}

const walk = alongLineage<Walk>(({ instructions }, below) => {
  const before = new Map<number, string | undefined>();
  let at = below?.end;
  for (const { name, onbuild, words, span } of instructions) {
    const word = words[0];
    if (name !== "WORKDIR" || onbuild || !word) continue;
    before.set(span.start, at);
    if (word.meaning === undefined) at = "unknown";
    else if (isAbsolute(word.meaning)) at = word.meaning.replace(/\/$/, "") || "/";
    else if (at !== undefined && at !== "unknown") at = at.length > 4000 ? "unknown" : `${at === "/" ? "" : at}/${word.meaning}`;
  }
  return { before, end: at };
});
