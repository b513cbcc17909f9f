import { isRefused } from "../judge/compose-format.ts";
import { scalarsOf } from "../judge/compose-value.ts";
import type { Compose, Key, UnsetVariable } from "../model/compose.ts";
import { entry } from "../model/value.ts";
import { replace } from "../text/edit.ts";
import { nearest } from "../text/nearest.ts";
import type { Context, Fix, Related, Rule } from "./rule.ts";

export const unsetVariable: Rule = {
  id: "unset-variable",
  summary: "A Compose file uses a variable that nothing sets",
  category: "correctness",
  severity: "info",
  fixable: "unsafe",
  since: "0.1.0",
  also: {},

  check: {
    compose(file, context) {
      if (file.unset.length === 0 || file.legacy) return;
      const keys = refusedPlaces(file);
      const refused = [...grouped(file.unset, (it) => it.scalar)].filter(([scalar]) => keys.has(scalar.span.start)).map(([, here]) => here);
      for (const places of grouped(refused, (it) => it[0]!.name).values()) reportRefused(places, keys, file, context);
      const told = new Set(refused.flat().map((it) => it.name));
      for (const [name, places] of grouped(file.unset, (it) => it.name)) {
        if (told.has(name)) continue;
        const [first, ...others] = places;
        context.report({
          at: first!.span,
          message: `Nothing sets ${name} here, so it is empty.`,
          // Where there is no `.env`, it may be on another machine, kept out of the repository.
          ...(file.environment.size === 0 && { severity: "off" }),
          related: relatedTo(others, context),
          fixes: fixesFor(places, file, "${NAME:-}", "Say that it may be empty"),
        });
      }
    },
  },
};

/** What Compose refuses where unknown variables are empty, by the start of the scalar: the key that gives it. */
function refusedPlaces({ nodes }: Compose): ReadonlyMap<number, Key> {
  const found = new Map<number, Key>();
  for (const key of nodes) {
    if (key.kind !== "key") continue;
    const { entry, place } = key;
    // Limits have names of their own below the key.
    if (entry.key.text === "ulimits" && entry.value.kind === "mapping" && place.startsWith("services."))
      for (const { value } of entry.value.entries)
        if (value.kind === "scalar" && value.ifUnset !== undefined && !/^[-+]?\d+$/.test(value.ifUnset)) found.set(value.span.start, key);
    for (const { path, scalar } of scalarsOf(key)) {
      if (scalar.ifUnset === undefined) continue;
      const isFirst = entry.value.kind === "list" && entry.value.items[0] === scalar;
      if (path === "services.*.healthcheck.test[]" && isFirst && !/^(?:CMD|CMD-SHELL|NONE)$/.test(scalar.ifUnset))
        found.set(scalar.span.start, key);
      if (isRefused(key, path, scalar.ifUnset) || (scalar.ifUnset === "" && isNeeded(path, key))) found.set(scalar.span.start, key);
    }
  }
  return found;
}

/** Whether a value may not be empty, because nothing else in its mapping can take its part. */
function isNeeded(path: string, { parent }: Key): boolean {
  const lacks = (...names: readonly string[]) => !names.some((it) => entry(parent, it));
  if (path === "services.*.image") return lacks("build", "provider", "extends");
  return path === "secrets.*.file" || path === "secrets.*.environment" ? lacks("external", "driver") : false;
}

/** Tells once of a variable without which Compose refuses several texts; each has it as the first of those that are unset. */
function reportRefused(
  texts: readonly (readonly UnsetVariable[])[],
  keys: ReadonlyMap<number, Key>,
  file: Compose,
  context: Context,
): void {
  const [first, ...others] = texts.map((it) => it[0]!);
  const names = [...new Set(texts[0]!.map((it) => it.name))];
  const list = names.length < 2 ? names[0] : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
  const { key, value } = keys.get(first!.scalar.span.start)!.entry;
  const left = first!.scalar.ifUnset!;
  const what = value.kind === "list" ? `this item of ${key.text}` : key.text;
  context.report({
    at: first!.span,
    message: `Nothing sets ${list} here, so ${what} is ${left === "" ? "empty" : left}, which Compose refuses.`,
    // Where there is no `.env`, whoever runs the project may have one, or set it otherwise.
    severity: file.environment.size === 0 ? "warning" : "error",
    related: relatedTo(others, context),
    fixes: fixesFor([first!, ...others], file, "${NAME:?}", "Require it"),
  });
}

function relatedTo(others: readonly UnsetVariable[], { uri }: Context): Related[] {
  return others.slice(0, maxRelated).map(({ span }) => ({ uri, at: span, message: "It is used here, too." }));
}

function fixesFor(places: readonly UnsetVariable[], { environment }: Compose, form: string, title: string): Fix[] {
  const { name } = places[0]!;
  // Where a scalar cannot be followed on the page, the place is all of it.
  if (places.some(({ span }) => span.end - span.start > name.length + "${}".length)) return [];
  const meant = nearest(name, environment);
  const written = form.replace("NAME", name);
  const edits = (text: string) => places.map(({ span }) => replace(span, text));
  const fixes: Fix[] = [{ title: `${title}: ${written}`, safety: "unsafe", partial: true, edits: edits(written) }];
  if (meant)
    fixes.unshift({ title: `Change to \${${meant}} (its value then takes effect)`, safety: "unsafe", edits: edits(`\${${meant}}`) });
  return fixes;
}

const maxRelated = 10;

function grouped<T, K>(list: readonly T[], keyOf: (it: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const it of list) {
    const group = groups.get(keyOf(it));
    if (group) group.push(it);
    else groups.set(keyOf(it), [it]);
  }
  return groups;
}
