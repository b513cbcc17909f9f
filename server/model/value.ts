import type { Span } from "../text/span.ts";

/** A YAML value with its places. Aliases are followed: a value reached through `*a` is the one at the anchor, with its spans. */
export type Value = Scalar | List | Mapping;

interface Placed {
  /** The whole value as written, quotes included, without its tag and anchor. */
  readonly span: Span;
  /** `!reset`, `!override` or another tag, as written. */
  readonly tag: string | undefined;
  /** The name behind `&`. */
  readonly anchor: string | undefined;
  /** Where the `*alias` stands through which this value is seen; undefined where it is written in place. */
  readonly alias: Span | undefined;
  /** Whether it stands inside `{}` or `[]` (or is one itself), where `,`, `}` and `]` end a plain scalar. */
  readonly flow: boolean;
}

export interface Scalar extends Placed {
  readonly kind: "scalar";
  readonly style: "plain" | "single" | "double" | "literal" | "folded";
  /** The text without quotes: what an editor would underline. For block scalars the body. */
  readonly inner: Span;
  /** The text it stands for before interpolation, escapes resolved; numbers and booleans as they are written. */
  readonly text: string;
  /** After interpolation; undefined where a variable has no known value. */
  readonly meaning: string | undefined;
  /** Where `meaning` is unknown: what it is if nothing sets its variables, which are empty then. */
  readonly ifUnset?: string;
  /** What Compose takes it for, after interpolation: YAML 1.2 types for plain scalars, string for quoted ones. */
  readonly value: string | number | boolean | null | undefined;
}

export interface List extends Placed {
  readonly kind: "list";
  readonly items: readonly Value[];
}

export interface Mapping extends Placed {
  readonly kind: "mapping";
  /** Own entries first, then those merged by `<<` that no own entry overrides. */
  readonly entries: readonly Entry[];
  /** Where its `<<` stand, each from the key to the value's end; left out where nothing is written. */
  readonly merges?: readonly Span[];
}

export interface Entry {
  readonly key: Scalar;
  readonly value: Value;
  /** From the key's start to the value's end. */
  readonly span: Span;
  /** Whether it came by `<<`; its spans are then those at the anchor. */
  readonly merged: boolean;
  /** The mapping that it stands in, if that is another one because of `<<`. */
  readonly home?: Mapping;
}

/** The entry of a mapping, by its key's text; undefined for anything that is no mapping. */
export function entry(value: Value | undefined, key: string): Entry | undefined {
  return value?.kind === "mapping" ? value.entries.find((it) => it.key.text === key) : undefined;
}

/** The value below a path of keys. A value tagged `!reset` is absent, as Compose treats it. */
export function at(value: Value | undefined, ...path: readonly string[]): Value | undefined {
  let found = value;
  for (const key of path) found = entry(found, key)?.value;
  return found?.tag === "!reset" ? undefined : found;
}

export function scalarAt(value: Value | undefined, ...path: readonly string[]): Scalar | undefined {
  const found = at(value, ...path);
  return found?.kind === "scalar" ? found : undefined;
}

/** The items of a list, or nothing; those tagged `!reset` are absent, as Compose treats them. */
export function items(value: Value | undefined): readonly Value[] {
  return value?.kind === "list" && value.tag !== "!reset" ? value.items.filter((it) => it.tag !== "!reset") : [];
}

/** All mappings of a tree, outer ones first; what aliases lead to comes once for each of them. */
export function* mappings(value: Value | undefined): Generator<Mapping> {
  if (value?.kind === "list") for (const item of value.items) yield* mappings(item);
  if (value?.kind !== "mapping") return;
  yield value;
  for (const it of value.entries) if (!it.merged) yield* mappings(it.value);
}

/** All values that are written in a tree, outer ones first; neither aliases nor merge keys are followed. */
export function written(root: Value | undefined): readonly Value[] {
  const found: Value[] = [];
  const open = root ? [root] : [];
  for (let value = open.pop(); value; value = open.pop()) {
    if (value.alias) continue;
    found.push(value);
    const below =
      value.kind === "list" ? value.items : value.kind === "mapping" ? value.entries.flatMap((it) => (it.merged ? [] : it.value)) : [];
    for (let i = below.length - 1; i >= 0; i--) open.push(below[i]!);
  }
  return found;
}
