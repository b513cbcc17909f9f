import type { Dockerfile, Stage } from "../model/dockerfile.ts";
import { type Edit, replace } from "../text/edit.ts";
import { insertAfter, insertBefore } from "./dockerfile.ts";

/**
 * Lets what a stage starts run as `user`: a `USER` behind everything that still has to be done as before, which is in front of the
 * `CMD`, `ENTRYPOINT` or `HEALTHCHECK` that end the stage, or else at its end.
 */
export function startAs(source: string, file: Dockerfile, stage: Stage, user: string): Edit {
  const last = stage.instructions.findLastIndex((it) => !ending.has(it.name) || it.onbuild);
  const before = stage.instructions[last];
  const written = before?.name === "USER" ? /^[ \t]+(\S+)$/.exec(source.slice(before.keyword.span.end, before.span.end))?.[1] : undefined;
  // A user under whom nothing is done gives way.
  if (before && written !== undefined) return replace({ start: before.span.end - written.length, end: before.span.end }, user);
  const next = stage.instructions[last + 1];
  return next ? insertBefore(source, next, `USER ${user}`) : insertAfter(source, file, stage.instructions.at(-1)!, `USER ${user}`);
}

/** Instructions that only say how the container starts. */
const ending = new Set(["CMD", "ENTRYPOINT", "HEALTHCHECK", "EXPOSE", "STOPSIGNAL", "LABEL"]);
