import { booleanOf } from "../model/boolean.ts";
import type { Dockerfile } from "../model/dockerfile.ts";
import type { Also, Rule } from "../rules/rule.ts";
import type { Span, Spanned } from "../text/span.ts";
import type { Holders } from "./holders.ts";
import type { Scope, Suppression } from "./suppression.ts";

/** BuildKit's `# check=skip=A,B`: for the whole file among the directives at its top, for one instruction in the comments above that. */
export function buildkitSuppressions(file: Dockerfile, holders: Holders): Suppression[] {
  const found: Suppression[] = [];
  const add = (value: string, span: Span, scope: Scope) => {
    const names = skipped(value)?.map((name): Spanned => ({ value: name, span }));
    if (names) found.push({ tool: "buildkit", names, scope, span, reason: undefined });
  };
  for (const { name, value, span } of file.directives) if (name === "check") add(value.value, span, { kind: "file" });
  let next = file.comments.findIndex((comment) => comment.span.start >= (file.directives.at(-1)?.span.end ?? 0));
  if (next < 0) return found;
  for (const instruction of file.instructions) {
    let first: { value: string; span: Span } | undefined;
    for (let comment = file.comments[next]; comment && comment.span.start < instruction.span.end; comment = file.comments[++next]) {
      // Between the lines of a continued instruction the comment means nothing to BuildKit.
      if (comment.span.start > instruction.span.start) continue;
      const value = /^check[ \t]*=(.*)$/i.exec(comment.text)?.[1];
      // An empty comment line ends the reach of what stands above it; of the rest only the first counts.
      if (comment.text === "") first = undefined;
      else if (value !== undefined) first ??= { value, span: comment.span };
    }
    if (first) add(first.value, first.span, { kind: "line", line: holders.lineAt(instruction.span.start) });
  }
  return found;
}

/** Whether a file asks BuildKit, by `# check=error=true`, to fail at what its checks find. */
export function failsAtChecks(file: Dockerfile): boolean {
  const check = file.directives.find((it) => it.name === "check");
  return booleanOf((check && optionsOf(check.value.value)?.get("error")?.at(-1)) ?? "") === true;
}

/**
 * Whether such a build fails at a finding, by what others call that and its rule: BuildKit says it there or, where it is called nothing,
 * at another place. Experimental checks are not on by themselves.
 */
export function isCheck(also: Also, rule: Rule): boolean {
  const checks = also.buildkit?.length === 0 ? rule.also.buildkit : also.buildkit;
  return checks?.some((it) => it !== "build-error" && it !== "CopyIgnoredFile" && it !== "InvalidDefinitionDescription") ?? false;
}

/** The rules that a value skips; undefined where BuildKit cannot read it. */
function skipped(value: string): string[] | undefined {
  const skips = optionsOf(value)?.get("skip");
  // Of several lists the last one counts, but nothing takes back that all are skipped.
  return skips?.includes("all") ? ["all"] : skips?.at(-1)?.split(",");
}

/** The values of each option; undefined where BuildKit cannot read them. */
function optionsOf(value: string): ReadonlyMap<string, readonly string[]> | undefined {
  // BuildKit stops at the first blank, and knows three options.
  const options = (value.trim().split(/[ \t]/, 1)[0] ?? "").split(";");
  const found = new Map<string, string[]>();
  for (const option of options) {
    const [, name, said] = /^(skip|experimental|error)=(.*)$/s.exec(option) ?? [];
    if (name === undefined || said === undefined) return undefined;
    found.set(name, [...(found.get(name) ?? []), said]);
  }
  return found;
}
