import type { ComposeProject, EffectiveService } from "../model/compose-project.ts";
import { at, type Entry, entry, type Mapping, scalarAt, type Value } from "../model/value.ts";
import type { Span } from "../text/span.ts";

/** The profiles that a service asks for; empty where it always runs, undefined where a variable hides them. */
export function profilesOf(body: Mapping): readonly string[] | undefined {
  const value = at(body, "profiles");
  if (value?.kind !== "list") return value === undefined ? [] : undefined;
  const found: string[] = [];
  for (const it of value.items) {
    if (it.kind !== "scalar" || it.meaning === undefined) return undefined;
    found.push(it.meaning);
  }
  return found;
}

/** Whether some choice of profiles has both services in it. */
export function runTogether(a: Mapping, b: Mapping): boolean {
  const [first, second] = [profilesOf(a), profilesOf(b)];
  if (!first || !second) return false;
  return first.length === 0 || second.length === 0 || first.some((it) => second.includes(it));
}

/** The text of a key; undefined where it says nothing, or nobody knows what. */
export function meaningAt(body: Mapping, ...path: readonly string[]): string | undefined {
  const found = scalarAt(body, ...path);
  return found && found.value !== null && found.meaning !== "" ? found.meaning : undefined;
}

/** The entry of a key that says anything at all, if only in a variable. */
export function given(body: Mapping, key: string): Entry | undefined {
  const found = entry(body, key);
  if (!found || found.value.tag === "!reset") return undefined;
  const { value } = found;
  if (value.kind === "scalar") return value.value === null || value.meaning === "" ? undefined : found;
  return (value.kind === "list" ? value.items : value.entries).length > 0 ? found : undefined;
}

/**
 * Where a service of the file at `uri` takes what `origin` says by extending a service there; undefined where that file is looked at for
 * itself.
 */
export function takenAt({ places, extended }: EffectiveService, origin: string, uri: string): Span | undefined {
  const place = places.find((it) => it.uri === uri);
  if (!place || places.some((it) => it.uri === origin) || !extended.some((it) => it.uri === origin)) return undefined;
  const extending = entry(place.entry.value, "extends")?.value;
  const name = extending?.kind === "mapping" ? scalarAt(extending, "service") : extending;
  return name?.kind === "scalar" ? name.inner : place.entry.key.inner;
}

/** Where the file at `uri` is to be edited for what a service says: there itself, or where it extends who says it; undefined for another file. */
export function placeHere(
  project: ComposeProject,
  service: EffectiveService,
  it: Entry | Value,
  span: Span,
  uri: string,
): Span | undefined {
  const origin = project.originOf(it);
  return origin === uri ? span : takenAt(service, origin, uri);
}
