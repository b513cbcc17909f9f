import type { Flag, Heredoc } from "../model/dockerfile.ts";
import type { Problem } from "../model/node.ts";
import type { ExecString } from "./exec-form.ts";
import { problem } from "./problem.ts";
import type { Source } from "./source.ts";
import { expand, expandBody, type Scope } from "./substitute.ts";
import { isPair, type Region } from "./words.ts";

/** The first word of an instruction in whose quotes or variables the builder sees a mistake; it tells one at a time. */
export function expansionProblem(
  name: string,
  source: Source,
  regions: readonly (Region | ExecString)[],
  escapeChar: string,
  scope: Scope,
): Problem | undefined {
  const [first] = regions;
  // The value of `ENV name value`, the old form, may hold a `=` that parts nothing.
  const paired = name === "ARG" || ((name === "ENV" || name === "LABEL") && isPair(source.text, first));
  for (const region of regions) {
    for (const [start, end, text] of expandedParts(name, source.text, region, paired)) {
      const { error } = expand(text, escapeChar, scope);
      if (error) return problem(error.code, `In ${name}, ${error.message}.`, source.span(start, end));
    }
  }
  return undefined;
}

/** The same of the flags in which the builder replaces variables; of a list, in each part for itself. */
export function flagExpansionProblem(name: string, flags: readonly Flag[], escapeChar: string, scope: Scope): Problem | undefined {
  for (const { name: flag, value } of flags) {
    if (!value?.value.includes("$") || !expandedFlags.has(flag.value)) continue;
    const parts = flag.value === "mount" ? value.value.split(",") : [value.value];
    const error = parts.map((it) => expand(it, escapeChar, scope).error).find((it) => it !== undefined);
    if (error) return problem(error.code, `In --${flag.value} of ${name}, ${error.message}.`, value.span);
  }
  return undefined;
}

const expandedFlags: ReadonlySet<string> = new Set(["chmod", "chown", "checksum", "mount", "platform"]);

/** The same of the files that COPY and ADD write from heredocs. */
export function bodyProblem(name: string, file: string, heredocs: readonly Heredoc[], scope: Scope): Problem | undefined {
  for (const { quoted, delimiter, body } of heredocs) {
    const error = quoted ? undefined : expandBody(file.slice(body.start, body.end), scope).error;
    if (error) return problem(error.code, `In the heredoc ${delimiter.value} of ${name}, ${error.message}.`, delimiter.span);
  }
  return undefined;
}

/** Names and values are expanded each for itself, and the names of ARG not at all. */
function expandedParts(
  name: string,
  text: string,
  region: Region | ExecString,
  paired: boolean,
): readonly (readonly [number, number, string])[] {
  const { start, end } = region;
  if ("value" in region) return [[start, end, region.value]];
  const isArg = name === "ARG";
  const equals = paired ? text.slice(start, end).indexOf("=") : -1;
  if (equals < 0) return isArg ? [] : [[start, end, text.slice(start, end)]];
  const at = start + equals;
  const value = [at + 1, end, text.slice(at + 1, end)] as const;
  return isArg ? [value] : [[start, at, text.slice(start, at)], value];
}
