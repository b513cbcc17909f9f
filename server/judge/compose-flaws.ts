import type { Form, Forms, Key, ListForm, MappingForm, NamesForm, TextForm } from "../knowledge/compose-forms.ts";
import { composeFile, keyAt, mappingsAt } from "../knowledge/compose-specification.ts";
import { composeSynonyms } from "../knowledge/compose-synonyms.ts";
import { stackKeys } from "../knowledge/stack-specification.ts";
import type { Compose } from "../model/compose.ts";
import { type Entry, entry, type List, type Mapping, type Scalar, type Value } from "../model/value.ts";
import { nearest } from "../text/nearest.ts";
import type { Span } from "../text/span.ts";

/** What the Compose specification has against a file, each mistake once and as what its author most likely meant. */
export type Flaw =
  | UnknownKey
  | { readonly kind: "wrong-type"; readonly value: Value; readonly place: Place; readonly forms: Forms }
  | { readonly kind: "wrong-word"; readonly value: Scalar; readonly place: Place; readonly words: readonly string[] }
  /** A text that does not look as it has to; the rules about such texts say why. */
  | { readonly kind: "wrong-pattern"; readonly value: Scalar; readonly place: Place }
  | { readonly kind: "out-of-range"; readonly value: Scalar; readonly place: Place; readonly forms: Forms }
  | {
      readonly kind: "missing-key";
      readonly value: Mapping;
      readonly place: Place;
      readonly missing: readonly string[];
      readonly some: boolean;
    }
  | { readonly kind: "repeated-item"; readonly item: Scalar; readonly first: Scalar; readonly list: List; readonly place: Place }
  | { readonly kind: "bad-name"; readonly key: Scalar; readonly called: string | undefined; readonly pattern: string }
  | { readonly kind: "key-no-text"; readonly key: Scalar }
  /** A pair, or another text with a colon, that a blank behind the colon turns into a mapping. */
  | {
      readonly kind: "colon-item";
      readonly item: Mapping;
      readonly entry: Entry;
      readonly list: List;
      readonly place: Place;
      readonly pairs: boolean;
    }
  | { readonly kind: "pair-value"; readonly key: Scalar; readonly value: Value; readonly place: Place }
  | { readonly kind: "spaced-name"; readonly item: Scalar; readonly name: string; readonly place: Place }
  | { readonly kind: "loose-boolean"; readonly value: Scalar; readonly place: Place }
  | { readonly kind: "old-extension"; readonly entry: Entry; readonly parent: Mapping; readonly now: string };

/** A key that Compose does not know where it stands. */
export interface UnknownKey {
  readonly kind: "unknown-key";
  readonly entry: Entry;
  readonly parent: Mapping;
  readonly place: string;
  /** The key of this place that was meant, or one below it (`logging.driver`), or with its value (`a: b`). */
  readonly meant: string | undefined;
  /** Where it, or what was meant, belongs, if that is elsewhere. */
  readonly home: Home | undefined;
  /** Whether Compose reads the file all the same. */
  readonly passes: boolean;
}

export interface Home {
  readonly name: string;
  /** As the place of a key: `""`, `services.*`, `services.*.build`. */
  readonly place: string;
  /** The mapping there, if it is one of those around the key. */
  readonly mapping: Mapping | undefined;
}

/** Where a value stands. */
export interface Place {
  readonly path: string;
  /** The key that it is the value of; for an item, of its list. */
  readonly entry: Entry | undefined;
  readonly parent: Mapping | undefined;
  /** Whether it is an item of a list. */
  readonly item: boolean;
}

const known = new WeakMap<Compose, readonly Flaw[]>();

export function flawsOf(file: Compose): readonly Flaw[] {
  let found = known.get(file);
  if (!found) known.set(file, (found = find(file)));
  return found;
}

function find(file: Compose): readonly Flaw[] {
  if (file.legacy) return [];
  const walk = new Walk(file);
  for (const document of file.documents) if (document.kind === "mapping") walk.value(document, [composeFile], top, []);
  // Behind a mistake in YAML a text may be anything.
  const readable = Math.min(...file.problems.filter((it) => it.code === "syntax").map((it) => it.span.start));
  const flaws = walk.flaws.filter((it) => placeOf(it).start < readable && !(file.role === "stack" && isOfStack(it)));
  // Other YAML that happens to be called compose is told so once.
  const foreign = file.documents.some((it) => entry(it, "services") ?? entry(it, "include")) ? undefined : flaws.find(isForeign);
  return foreign ? [foreign] : flaws;
}

/** A key that Compose does not know and `docker stack` does, or reads past. */
function isOfStack(flaw: Flaw): boolean {
  if (flaw.kind !== "unknown-key") return false;
  return flaw.place.startsWith("services.*.build") || stackKeys.get(flaw.place)?.has(flaw.entry.key.text) === true;
}

function isForeign(flaw: Flaw): boolean {
  return flaw.kind === "unknown-key" && flaw.place === "" && flaw.meant === undefined && !flaw.home;
}

export function placeOf(flaw: Flaw): Span {
  switch (flaw.kind) {
    case "unknown-key":
    case "old-extension":
      return flaw.entry.key.inner;
    case "bad-name":
    case "key-no-text":
    case "pair-value":
      return flaw.key.inner;
    case "missing-key":
      return flaw.place.item || !flaw.place.entry ? flaw.value.span : flaw.place.entry.key.inner;
    case "repeated-item":
    case "spaced-name":
      return flaw.item.inner;
    case "colon-item":
      return flaw.item.span;
    case "wrong-type": {
      const { value, place } = flaw;
      const small = value.kind === "scalar" && value.span.end > value.span.start;
      return small || (place.item && value.kind !== "scalar") ? value.span : (place.entry?.key.inner ?? value.span);
    }
    default:
      return flaw.value.inner;
  }
}

/** Whether a mapping at a place has a key that Compose does not know: then something else than what is missing is wrong with it. */
export function isMisread(value: Mapping, place: string): boolean {
  return mappingsAt(place).some(({ keys }) => hasStrangeKey(value, keys));
}

function hasStrangeKey(value: Mapping, keys: MappingForm["keys"]): boolean {
  return value.entries.some(({ key }) => !Object.hasOwn(keys, key.text) && !key.text.startsWith("x-"));
}

/** A mapping around a value, and its place. */
interface Level {
  readonly mapping: Mapping;
  readonly form: MappingForm;
  readonly path: string;
}

const top: Place = { path: "", entry: undefined, parent: undefined, item: false };

class Walk {
  readonly flaws: Flaw[] = [];
  /** Whether what is missing may stand in another file. */
  readonly #partial: boolean;
  /** What an anchor stands for is looked at once for each thing that it has to be. */
  readonly #seen = new WeakMap<readonly unknown[], Set<Forms>>();

  constructor({ role }: Compose) {
    this.#partial = role === "override" || role === "fragment";
  }

  value(value: Value, forms: Forms, place: Place, above: readonly Level[]): void {
    if (value.tag === "!reset") return;
    if (value.kind === "scalar") {
      this.#scalar(value, forms, place);
      return;
    }
    const parts = value.kind === "list" ? value.items : value.entries;
    const seen = this.#seen.get(parts);
    if (seen?.has(forms)) return;
    if (seen) seen.add(forms);
    else this.#seen.set(parts, new Set([forms]));
    if (value.kind === "list") this.#list(value, forms, place, above);
    else this.#mapping(value, forms, place, above);
  }

  #scalar(value: Scalar, forms: Forms, place: Place): void {
    if (forms.length === 0) return;
    // What comes out of a variable is a text, whatever it says.
    if (value.value === undefined && forms.some((it) => (it.kind === "text" && !it.fails) || (it.kind === "boolean" && it.orText))) return;
    // The rules about includes and old versions speak of these.
    if (value.value === null && place.path === "include") return;
    const found = value.value;
    if (found !== undefined && forms.some((it) => takes(it, found))) {
      if (typeof value.value === "boolean" && loose.test(value.meaning ?? "")) this.flaws.push({ kind: "loose-boolean", value, place });
      return;
    }
    const words = forms.find((it): it is TextForm => it.kind === "text" && it.words !== undefined)?.words;
    const isText = typeof value.value === "string";
    if (isText && words) this.flaws.push({ kind: "wrong-word", value, place, words });
    else if (isText && forms.some((it) => it.kind === "text" && it.pattern !== undefined))
      this.flaws.push({ kind: "wrong-pattern", value, place });
    else if (typeof value.value === "number" && forms.some((it) => it.kind === "number" && (it.least ?? it.loads?.least) !== undefined))
      this.flaws.push({ kind: "out-of-range", value, place, forms });
    else this.flaws.push({ kind: "wrong-type", value, place, forms });
  }

  #list(value: List, forms: Forms, place: Place, above: readonly Level[]): void {
    const form = forms.find((it): it is ListForm => it.kind === "list");
    if (!form) {
      if (forms.length > 0) this.flaws.push({ kind: "wrong-type", value, place, forms });
      return;
    }
    const pairs = isPairs(forms);
    const seen = form.repeated === "refused" ? new Map<string, Scalar>() : undefined;
    for (const item of value.items) {
      if (item.tag === "!reset") continue;
      const colon = item.kind === "mapping" ? colonItem(item, form, pairs) : undefined;
      if (colon && item.kind === "mapping") {
        this.flaws.push({ kind: "colon-item", item, entry: colon, list: value, place, pairs });
        continue;
      }
      this.value(item, form.of, { ...place, path: `${place.path}[]`, item: true }, above);
      if (item.kind !== "scalar" || item.value === undefined || item.value === null) continue;
      if (pairs && /\.(?:environment|args)$/.test(place.path)) this.#pair(item, place);
      const id = `${typeof item.value} ${item.value}`;
      const first = seen?.get(id);
      if (first) this.flaws.push({ kind: "repeated-item", item, first, list: value, place });
      else seen?.set(id, item);
    }
  }

  #pair(item: Scalar, place: Place): void {
    const name = /^[^=]*/.exec(item.meaning ?? "")![0];
    if (/\s$/.test(name)) this.flaws.push({ kind: "spaced-name", item, name, place });
  }

  #mapping(value: Mapping, forms: Forms, place: Place, above: readonly Level[]): void {
    const form = forms.find((it): it is MappingForm | NamesForm => it.kind === "mapping" || it.kind === "names");
    if (!form) {
      if (forms.length > 0) this.flaws.push({ kind: "wrong-type", value, place, forms });
      else this.#free(value);
      return;
    }
    for (const { key, merged } of value.entries) {
      if (!merged && key.value !== undefined && typeof key.value !== "string" && !key.alias) this.flaws.push({ kind: "key-no-text", key });
    }
    if (form.kind === "names") this.#names(value, form, forms, place, above);
    else this.#keys(value, form, place, above);
  }

  #names(value: Mapping, form: NamesForm, forms: Forms, place: Place, above: readonly Level[]): void {
    const pattern = form.pattern === undefined ? undefined : new RegExp(form.pattern);
    const pairs = isPairs(forms);
    for (const it of value.entries) {
      const { key } = it;
      if (typeof key.value !== "string") continue;
      if (pattern && !form.open && !pattern.test(key.text)) {
        this.flaws.push({ kind: "bad-name", key, called: form.called, pattern: form.pattern! });
        continue;
      }
      const misplaced = place.path === "services" && it.value.tag !== "!reset" ? strayKey(it, above) : undefined;
      if (misplaced) {
        this.flaws.push({
          kind: "unknown-key",
          entry: it,
          parent: value,
          place: "services",
          meant: undefined,
          home: misplaced,
          passes: false,
        });
        continue;
      }
      if (pairs && it.value.kind !== "scalar") {
        if (it.value.tag !== "!reset") this.flaws.push({ kind: "pair-value", key, value: it.value, place });
        continue;
      }
      this.value(it.value, form.of, { path: `${place.path}.*`, entry: it, parent: value, item: false }, above);
    }
  }

  #keys(value: Mapping, form: MappingForm, place: Place, above: readonly Level[]): void {
    const levels = [...above, { mapping: value, form, path: place.path }];
    for (const it of value.entries) {
      const name = it.key.text;
      if (typeof it.key.value !== "string") continue;
      const key = Object.hasOwn(form.keys, name) ? form.keys[name] : undefined;
      const path = place.path === "" ? name : `${place.path}.${name}`;
      if (key) this.value(it.value, key.forms, { path, entry: it, parent: value, item: false }, levels);
      else if (name.startsWith("x-") && form.extensions !== false) this.#extension(it, value, form, place, levels);
      else if (!form.open) this.#unknown(it, value, form, place, levels);
    }
    this.#required(value, form, place);
  }

  /** What was an extension before it became a key is read as that. */
  #extension(it: Entry, parent: Mapping, form: MappingForm, place: Place, levels: readonly Level[]): void {
    const now = extensions.get(`${place.path}.${it.key.text}`);
    const key = now === undefined ? undefined : form.keys[now];
    if (now === undefined || !key) {
      this.#free(it.value);
      return;
    }
    this.flaws.push({ kind: "old-extension", entry: it, parent, now });
    if (it.value.kind !== "scalar" || it.value.value !== null)
      this.value(it.value, key.forms, { path: `${place.path}.${now}`, entry: it, parent, item: false }, levels);
  }

  #unknown(it: Entry, parent: Mapping, form: MappingForm, place: Place, levels: readonly Level[]): void {
    const name = it.key.text;
    const near = meantBy(name, form.keys, place.path);
    const elsewhere = near === undefined || composeSynonyms.has(`${place.path}.${name}`) ? homeOf(name, levels) : undefined;
    // A word that stands for a key with one value is itself where it has a mapping.
    const meant = elsewhere && it.value.kind === "mapping" ? undefined : near;
    const home = meant === undefined ? elsewhere : undefined;
    this.flaws.push({ kind: "unknown-key", entry: it, parent, place: place.path, meant, home, passes: place.path === "include[]" });
  }

  #required(value: Mapping, form: MappingForm, place: Place): void {
    if (this.#partial) return;
    const lacks = (name: string) => !entry(value, name);
    const missing = hasStrangeKey(value, form.keys) ? [] : (form.required ?? []).filter(lacks);
    if (missing.length > 0) this.flaws.push({ kind: "missing-key", value, place, missing, some: false });
    if (form.someOf?.every(lacks)) this.flaws.push({ kind: "missing-key", value, place, missing: form.someOf, some: true });
  }

  /** Below keys of the author's own everything goes, but keys that are no texts. */
  #free(value: Value): void {
    if (value.kind === "scalar") return;
    const parts = value.kind === "list" ? value.items : value.entries;
    if (this.#seen.has(parts)) return;
    this.#seen.set(parts, new Set());
    if (value.kind === "list") for (const item of value.items) this.#free(item);
    else
      for (const { key, value: below, merged } of value.entries) {
        if (!merged && key.value !== undefined && typeof key.value !== "string" && !key.alias)
          this.flaws.push({ kind: "key-no-text", key });
        this.#free(below);
      }
  }
}

/** Texts that only some versions of YAML take for booleans. */
const loose = /^(?:y|yes|n|no|on|off)$/i;

const extensions: ReadonlyMap<string, string> = new Map([
  ["services.*.x-develop", "develop"],
  ["services.*.develop.watch[].x-initialSync", "initial_sync"],
]);

/** Whether a form takes a scalar of a value. */
function takes(form: Form, value: string | number | boolean | null): boolean {
  if ("fails" in form && form.fails) return false;
  switch (form.kind) {
    case "null":
      return value === null;
    case "boolean":
      return typeof value === "boolean";
    case "number":
      if (typeof value !== "number" || !Number.isFinite(value)) return false;
      if ((form.whole || form.loads?.whole) && !Number.isInteger(value)) return false;
      return value >= (form.least ?? form.loads?.least ?? -Infinity) && value <= (form.most ?? Infinity);
    case "text":
      return typeof value === "string" && takesText(form, value);
    default:
      return false;
  }
}

function takesText({ words, pattern, as }: TextForm, value: string): boolean {
  if (pattern !== undefined) return new RegExp(pattern).test(value);
  if (words) return words.includes(value);
  switch (as) {
    case "boolean":
    case "integer":
    case "number":
    case "umask":
      // The parser has read as such what can be.
      return false;
    case "octal":
      return /^[-+]?[0-7]+$/.test(value);
    default:
      return true;
  }
}

/** A mapping by name or a list of `name=value`. */
function isPairs(forms: Forms): boolean {
  const plain = (form: Form) => form.kind !== "mapping" && form.kind !== "list";
  return forms.some((it) => it.kind === "names" && it.of.every(plain)) && forms.some((it) => it.kind === "list");
}

/** The one entry of an item that was meant as a text. */
function colonItem(item: Mapping, form: ListForm, pairs: boolean): Entry | undefined {
  const [only, ...others] = item.entries;
  if (!only || only.merged || (others.length > 0 && !pairs)) return undefined;
  const keys = form.of.find((it) => it.kind === "mapping")?.keys;
  if (!form.of.some((it) => it.kind === "text") || (keys && Object.hasOwn(keys, only.key.text))) return undefined;
  if (keys && meantBy(only.key.text, keys, "") !== undefined) return undefined;
  return only.value.kind === "scalar" || pairs ? only : undefined;
}

/** The key that a name is a slip or another word for; a large file has the same slip many times. */
function meantBy(name: string, keys: MappingForm["keys"], place: string): string | undefined {
  const known = meant.get(keys) ?? new Map<string, string | undefined>();
  meant.set(keys, known);
  const id = `${place}.${name}`;
  if (!known.has(id) && known.size < 1000) known.set(id, guess(name, keys, place));
  return known.has(id) ? known.get(id) : guess(name, keys, place);
}

const meant = new WeakMap<MappingForm["keys"], Map<string, string | undefined>>();

function guess(name: string, keys: MappingForm["keys"], place: string): string | undefined {
  const synonym = composeSynonyms.get(`${place}.${name}`);
  if (synonym !== undefined && Object.hasOwn(keys, /^\w+/.exec(synonym)![0])) return synonym;
  return nearest(name, Object.keys(keys));
}

/** The place around or below which knows a key that is out of place. */
function homeOf(name: string, levels: readonly Level[]): Home | undefined {
  const here = levels.at(-1)!;
  if (here.path === "" && Object.hasOwn(serviceKeys, name)) return { name, place: "services.*", mapping: undefined };
  const below = within(name, here);
  if (below) return below;
  for (const level of levels.slice(0, -1).reverse()) {
    if (Object.hasOwn(level.form.keys, name)) return { name, place: level.path, mapping: level.mapping };
    const beside = level.path === "" ? undefined : within(name, level);
    if (beside) return beside;
  }
  return undefined;
}

/** The parts of a service, nearest first, whose keys are easily written one level too high or too low. */
const parts = ["build", "healthcheck", "logging", "deploy", "deploy.resources", "deploy.resources.limits"].map((it) => `services.*.${it}`);

function within(name: string, { mapping, path }: Level): Home | undefined {
  const place = parts.find((it) => it.startsWith(`${path}.`) && keyAt(it, name));
  if (place === undefined) return undefined;
  let home: Value | undefined = mapping;
  for (const step of place.slice(path.length + 1).split(".")) home = entry(home, step)?.value;
  return { name, place, mapping: home?.kind === "mapping" && !home.alias ? home : undefined };
}

/** A key of a service, or of the top level, that is indented so that it is taken for a service. */
function strayKey({ key, value }: Entry, above: readonly Level[]): Home | undefined {
  const root = above[0];
  const name = key.text;
  const keys: Readonly<Record<string, Key>> = serviceKeys;
  if (value.kind !== "mapping")
    return Object.hasOwn(keys, name) && !(value.kind === "scalar" && value.value === null)
      ? { name, place: "services.*", mapping: undefined }
      : undefined;
  if (!root || !["networks", "volumes", "secrets", "configs"].includes(name) || value.entries.length === 0) return undefined;
  const isService = value.entries.some((it) => Object.hasOwn(keys, it.key.text));
  return isService ? undefined : { name, place: "", mapping: root.mapping };
}

const serviceKeys: Readonly<Record<string, Key>> = (() => {
  const [services] = composeFile.keys.services!.forms;
  const [service] = services?.kind === "names" ? services.of : [];
  return service?.kind === "mapping" ? service.keys : {};
})();
