import { type Dockerfile, type Stage, stagesByName } from "../model/dockerfile.ts";
import type { Substituted } from "../model/substituted.ts";
import { type Edit, remove, replace } from "../text/edit.ts";
import { insertBefore } from "./dockerfile.ts";
import { startOfLine } from "./lines.ts";

/**
 * Gives an image with variables in its name a stage of its own in front of `stage`, and writes the name of that where the image is
 * used. Undefined where FROM does not know the variables either.
 */
export function stageForImage(source: string, file: Dockerfile, stage: Stage, image: Substituted): Edit[] | undefined {
  const { value, span } = image;
  const from = stage.instructions[0];
  const variables = Array.from(value.matchAll(/\$\{?(\w+)/g), ([, name]) => name);
  const isGlobal = variables.every((name) => file.globals.some((it) => it.name.value === name));
  if (!from || variables.length === 0 || !isGlobal || span.end - span.start !== value.length) return undefined;
  const words =
    variables[0]!
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^[^a-z]+|-+$/g, "") || "image";
  const name = stagesByName(file).has(words) ? `${words}-stage` : words;
  if (stagesByName(file).has(name)) return undefined;
  return [insertBefore(source, from, `FROM ${value} AS ${name}`), replace(span, name)];
}

/** Removes a stage with its lines up to the comments above the next one. Undefined for the last stage. */
export function removeStage(source: string, file: Dockerfile, stage: Stage): Edit | undefined {
  const next = file.stages[stage.index + 1];
  if (!next) return undefined;
  const start = startOfLine(source, stage.span.start);
  const lines = source.slice(stage.span.end, startOfLine(source, next.span.start));
  // Comments behind a stage belong to the one below.
  const comment = /^[^\n]*\n(?:[ \t]*\r?\n)*(?=[ \t]*#)/.exec(lines);
  return remove({ start, end: stage.span.end + (comment?.[0].length ?? lines.length) });
}
