import type { Stage } from "../model/dockerfile.ts";
import type { Label } from "../model/label.ts";
import type { Substituted } from "../model/substituted.ts";
import type { Variable } from "../model/variable.ts";
import type { Span, Spanned } from "../text/span.ts";
import type { Statement } from "./statement.ts";
import { expand } from "./substitute.ts";
import { Variables } from "./variables.ts";
import { isPair, substituted } from "./words.ts";

/** `name=value`, or a name alone. */
export interface Pair {
  readonly name: Spanned;
  readonly value: Substituted | undefined;
  readonly span: Span;
}

/** The pairs of ENV, LABEL and ARG, also of the old form `ENV name value`. */
export function pairsOf({ instruction, source, regions }: Statement, escapeChar: string, scope: Variables): Pair[] {
  const nameOf = (start: number, end: number): Spanned => {
    const text = source.text.slice(start, end);
    return { value: instruction.name === "LABEL" ? expand(text, escapeChar, scope).value : text, span: source.span(start, end) };
  };
  const [first, second] = regions;
  if (first && second && instruction.name !== "ARG" && !isPair(source.text, first)) {
    return [
      {
        name: nameOf(first.start, first.end),
        value: substituted(source, second, escapeChar, scope),
        span: source.span(first.start, second.end),
      },
    ];
  }
  // The values of one ENV or LABEL see what was set before it, those of an ARG also what is left of them.
  const seen = instruction.name === "ARG" && regions.length > 1 ? new Variables(scope) : undefined;
  return regions.map(({ start, end }) => {
    const equals = source.text.slice(start, end).indexOf("=");
    const split = equals >= 0;
    const name = nameOf(start, split ? start + equals : end);
    const value = split ? substituted(source, { start: start + equals + 1, end }, escapeChar, seen ?? scope) : undefined;
    if (value) seen?.set(name.value, value);
    return { name, value, span: source.span(start, end) };
  });
}

export function variablesOf(place: "ENV" | "ARG", pairs: readonly Pair[], stage: Stage | undefined, onbuild = false): Variable[] {
  return pairs.map((pair) => ({ kind: "variable", place, ...pair, ...(onbuild && { onbuild }), ...(stage && { stage }) }));
}

export function labelsOf(pairs: readonly Pair[], stage: Stage): Label[] {
  return pairs.map((pair) => ({ kind: "label", place: "LABEL", ...pair, stage }));
}
