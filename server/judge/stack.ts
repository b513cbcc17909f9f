import {
  castByStack,
  forbiddenByStack,
  lastStackVersion,
  openBuildVersion,
  openStackPlaces,
  type StackForm,
  stackExtensions,
  stackItems,
  stackKeys,
  stackNamed,
} from "../knowledge/stack-specification.ts";
import type { Compose } from "../model/compose.ts";
import { at, type Entry, entry, items, type Mapping, type Scalar, scalarAt, type Value } from "../model/value.ts";
import type { Span, Spanned } from "../text/span.ts";
import { type Flaw, flawsOf, placeOf } from "./compose-flaws.ts";

/**
 * How sure it is that a file is meant for `docker stack`: `sure` where its name or its content says so, `maybe` where it declares the
 * format 3.x, which nobody else reads, `hardly` for all other files that it could be given.
 */
export function meantForStack({ role, version, root }: Compose): "sure" | "maybe" | "hardly" {
  if (role === "stack") return "sure";
  if (role !== "project" || root?.kind !== "mapping") return "hardly";
  return version && declared(version) !== undefined ? "maybe" : "hardly";
}

/** Something that `docker stack` refuses in a file. */
export type StackFlaw =
  /** It has no schema of this version. */
  | { readonly kind: "version"; readonly at: Span; readonly version: string }
  /** A key that it does not know, or knows since a later 3.x than the file declares. */
  | {
      readonly kind: "key";
      readonly at: Span;
      readonly entry: Entry;
      readonly parent: Mapping;
      readonly place: string;
      readonly since: number | undefined;
      readonly version: number;
    }
  /** A value in a form that it does not take; `name` is that of the key or item. */
  | {
      readonly kind: "form";
      readonly at: Span;
      readonly value: Value;
      readonly entry: Entry | undefined;
      readonly name: string;
      readonly place: string;
      readonly forms: readonly StackForm[];
    }
  /** A service without an image: it builds none. */
  | { readonly kind: "image"; readonly at: Span; readonly service: string }
  /** A bind mount that does not say of what. */
  | { readonly kind: "source"; readonly at: Span; readonly service: string }
  /** A variable with an operator that it does not know, or a dollar alone. */
  | { readonly kind: "variable"; readonly at: Span; readonly written: string };

/**
 * What `docker stack` refuses in a file and Compose does not, apart from the keys of services that it forbids; in source order for each
 * part.
 */
export function stackFlaws(file: Compose): readonly StackFlaw[] {
  const told = placesOf(flawsOf(file));
  return find(file).filter((it) => ![it.at, partOf(it)].some((span) => span && told.has(span.start)));
}

/** Where Compose has something to say. */
function placesOf(flaws: readonly Flaw[]): ReadonlySet<number> {
  const starts = new Set<number>();
  for (const it of flaws) {
    if (it.kind === "loose-boolean" || it.kind === "old-extension" || isVersion(it)) continue;
    starts.add(placeOf(it).start);
    if ("value" in it) starts.add(it.value.span.start);
  }
  return starts;
}

/** In a file for `docker stack` nobody else speaks of its version. */
function isVersion(flaw: Flaw): boolean {
  return flaw.kind === "wrong-type" && flaw.place.path === "version";
}

function partOf(flaw: StackFlaw): Span | undefined {
  return flaw.kind === "form" ? flaw.value.span : undefined;
}

function find(file: Compose): readonly StackFlaw[] {
  const { root, version, services } = file;
  if (root?.kind !== "mapping") return [];
  const said = version && declared(version);
  if (version?.value.kind === "scalar" && said === undefined)
    return [{ kind: "version", at: version.value.inner, version: version.value.text }];
  const flaws: StackFlaw[] = [];
  const walk: Walk = { version: said ?? lastStackVersion, sure: file.role === "stack", found: (flaw) => flaws.push(flaw) };
  checkMapping(root, "", walk);
  for (const { name, body } of services) checkService(name, body, walk);
  return flaws;
}

interface Walk {
  /** The second number of the version that the file declares. */
  readonly version: number;
  /** Whether the file is for nobody but `docker stack`. */
  readonly sure: boolean;
  readonly found: (flaw: StackFlaw) => void;
}

/** The y of a version 3.y that has a schema; undefined where there is none. */
function declared({ value }: Entry): number | undefined {
  const minor = value.kind === "scalar" ? /^(?:|3(?:\.(\d+))?)$/.exec(value.text) : null;
  if (!minor) return undefined;
  const number = minor[1] === undefined ? lastStackVersion : Number(minor[1]);
  return number <= lastStackVersion ? number : undefined;
}

function checkService(name: Spanned, body: Mapping, { found }: Walk): void {
  const image = scalarAt(body, "image");
  // A forbidden key is why it gives up before it looks for the image.
  if (!entry(body, "image") && !body.entries.some(({ key }) => forbiddenByStack.has(key.text)))
    found({ kind: "image", at: name.span, service: name.value });
  else if (image?.meaning === "") found({ kind: "image", at: image.span, service: name.value });
  for (const item of items(at(body, "volumes"))) {
    if (scalarAt(item, "type")?.meaning !== "bind") continue;
    const source = scalarAt(item, "source");
    if (!entry(item, "source") || source?.meaning === "") found({ kind: "source", at: (source ?? item).span, service: name.value });
  }
}

function checkMapping(mapping: Mapping, place: string, walk: Walk): void {
  const named = stackNamed.get(`${place}.*`);
  const known = stackKeys.get(place);
  for (const it of mapping.entries) {
    const key = it.key.text;
    if (it.value.tag === "!reset") continue;
    if (named) {
      checkValue(it.value, it, key, `${place}.*`, named, walk);
      continue;
    }
    if (!known) return;
    const rule = known.get(key);
    const since = rule?.since ?? (key.startsWith("x-") ? stackExtensions.get(place) : undefined);
    if (since === undefined ? !openStackPlaces.has(place) : since > walk.version) {
      if (place === "services.*" && forbiddenByStack.has(key)) continue;
      walk.found({ kind: "key", at: it.key.inner, entry: it, parent: mapping, place, since, version: walk.version });
      // Elsewhere it is told that the version is obsolete.
    } else if (rule && (key !== "version" || place !== "" || walk.sure))
      checkValue(it.value, it, key, place === "" ? key : `${place}.${key}`, rule.forms, walk);
  }
}

function checkValue(value: Value, of: Entry | undefined, name: string, place: string, forms: readonly StackForm[], walk: Walk): void {
  if (place === "services.*.build" && walk.version >= openBuildVersion) return;
  if (value.kind === "scalar") checkVariables(value, walk);
  if (!takes(value, forms, castByStack.has(place))) {
    walk.found({
      kind: "form",
      at: value.kind === "scalar" ? value.inner : (of?.key.inner ?? value.span),
      value,
      entry: of,
      name,
      place,
      forms,
    });
    return;
  }
  if (value.kind === "mapping") {
    if (forms.includes("pairs") || forms.includes("values")) {
      for (const it of value.entries) {
        const simple: StackForm[] = forms.includes("pairs") || place.endsWith(".options") ? ["text", "number", "null"] : ["text", "number"];
        checkValue(it.value, it, it.key.text, `${place}.*`, simple, walk);
      }
    } else checkMapping(value, place, walk);
  }
  if (value.kind === "list") {
    const each = stackItems.get(`${place}[]`) ?? (["text"] as const);
    for (const item of value.items) if (item.tag !== "!reset") checkValue(item, undefined, name, `${place}[]`, each, walk);
  }
}

function checkVariables(scalar: Scalar, { found }: Walk): void {
  for (const { 0: written, index } of scalar.text.matchAll(/\$(?:\$|\{[^}]{0,200}\}?|\w?)/g)) {
    if (/^\$(?:\$|[_a-z]$|\{[_a-z]\w*(?::?[-?][^}]*)?\})/i.test(written)) continue;
    const verbatim = scalar.inner.end - scalar.inner.start === scalar.text.length;
    const start = scalar.inner.start + index;
    found({ kind: "variable", at: verbatim ? { start, end: start + written.length } : scalar.inner, written });
    return;
  }
}

function takes(value: Value, forms: readonly StackForm[], cast: boolean): boolean {
  if (value.kind === "mapping") return forms.some((it) => it === "mapping" || it === "pairs" || it === "values");
  if (value.kind === "list") return forms.some((it) => it === "list" || it === "texts" || it === "pairs");
  const type = typeIn(value, cast);
  return type === undefined || forms.some((it) => isOf(value, type, it));
}

function isOf({ value, meaning }: Scalar, type: "text" | "number" | "switch" | "null", form: StackForm): boolean {
  switch (form) {
    case "whole":
      return type === "number" && Number.isInteger(value);
    case "duration":
      return type === "text" && goDuration.test(meaning ?? "");
    case "port":
      return type === "text" || type === "number";
    default:
      return form === type;
  }
}

const goDuration = /^[-+]?(?:0|(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/;

/** What YAML 1.2 makes of a scalar, without what Compose makes of it; undefined where a variable hides it. */
function typeIn(scalar: Scalar, cast: boolean): "text" | "number" | "switch" | "null" | undefined {
  const { text, meaning, value, style } = scalar;
  if (meaning === undefined) return undefined;
  if (meaning === text || !cast) {
    if (style !== "plain" || meaning !== text) return "text";
    if (value === null) return "null";
    if (/^(?:true|True|TRUE|false|False|FALSE)$/.test(text)) return "switch";
    return typeof value === "number" ? "number" : "text";
  }
  return typeof value === "number" ? "number" : typeof value === "boolean" ? "switch" : "text";
}
