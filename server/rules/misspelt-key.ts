import { reindent } from "../edit/reindent.ts";
import { addEntry, removeEntry } from "../edit/yaml.ts";
import { indentAt } from "../edit/yaml-layout.ts";
import { flawsOf, type Home, type UnknownKey } from "../judge/compose-flaws.ts";
import { type Entry, entry } from "../model/value.ts";
import { type Edit, replace } from "../text/edit.ts";
import type { Context, Fix, Rule } from "./rule.ts";

export const misspeltKey: Rule = {
  id: "misspelt-key",
  summary: "A key is unknown to Compose and close to one that it knows, or stands at the wrong level",
  category: "correctness",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: { dclint: ["invalid-schema"] },

  check: {
    compose(file, context) {
      for (const flaw of flawsOf(file)) {
        if (flaw.kind !== "unknown-key") continue;
        const { key } = flaw.entry;
        const severity = flaw.passes ? { severity: "warning" as const } : {};
        if (flaw.meant !== undefined)
          context.report({ at: key.inner, message: misspelt(flaw, flaw.meant), ...severity, fixes: rename(flaw, flaw.meant) });
        else if (flaw.home)
          context.report({ at: key.inner, message: `${misplaced(flaw, flaw.home)}.`, ...severity, fixes: move(flaw, flaw.home, context) });
      }
    },
  },
};

function misspelt({ entry: { key }, passes }: UnknownKey, meant: string): string {
  return passes ? `Compose ignores the key ${key.text}; it knows ${meant}.` : `Compose refuses the key ${key.text}; it knows ${meant}.`;
}

/** Nothing runs as the file stands; the price is what the key does once it is read. */
function rename({ entry: { key, value, span, merged }, parent }: UnknownKey, meant: string): Fix[] {
  const [name, text] = meant.split(/: /);
  if (name!.includes(".") || entry(parent, name!)) return [];
  if (text !== undefined) {
    // The word stands for a key with this value.
    if (merged || value.kind !== "scalar" || value.value !== true || value.alias) return [];
    return [{ title: `Write ${meant} (it then takes effect)`, safety: "unsafe", edits: [replace(span, meant)] }];
  }
  return [{ title: `Rename to ${meant} (it then takes effect)`, safety: "unsafe", edits: [replace(key.inner, meant)] }];
}

function misplaced({ entry: { key }, place }: UnknownKey, home: Home): string {
  const name = key.text;
  if (place === "services") return `${name} belongs ${whereOf(home.place)}; here it is taken for a service`;
  return `Compose refuses the key ${name} here; it belongs ${whereOf(home.place, place)}`;
}

function whereOf(place: string, from = ""): string {
  if (place === "") return "to the top level";
  return place === "services.*" ? `to ${from.startsWith("services.*.") ? "the" : "a"} service` : `in ${place.replace("services.*.", "")}`;
}

/** What is the last of its surroundings moves with its lines; elsewhere a value on one line moves with its key. */
function move(flaw: UnknownKey, home: Home, { text }: Context): Fix[] {
  const { entry: it, parent, place } = flaw;
  const edits = place === "services" ? fromServices(flaw, home, text) : outward(flaw, home, text);
  if (!edits || it.merged || it.value.alias || parent.flow || edits.length === 0) return [];
  return [{ title: `Move ${it.key.text} ${whereOf(home.place, "services.*.")} (it then takes effect)`, safety: "unsafe", edits }];
}

function outward({ entry: it, parent }: UnknownKey, { mapping, name }: Home, text: string): readonly Edit[] | undefined {
  const others = parent.entries.filter((other) => !other.merged && other !== it);
  if (!mapping || mapping.flow || entry(mapping, name) || others.length === 0) return undefined;
  const first = mapping.entries.find((other) => !other.merged);
  if (first && it.span.end >= mapping.span.end && mapping.span.start <= it.span.start)
    return reindent(text, it.span, indentOf(first, text) - indentOf(it, text));
  const { value } = it;
  const written = text.slice(value.span.start, value.span.end);
  const small = value.kind === "scalar" ? value.value !== null : value.flow;
  if (!small || written.includes("\n") || value.anchor) return undefined;
  return [removeEntry(text, parent, it), addEntry(text, mapping, name, written)];
}

/** What was taken for a service goes to the top level if it is the last, or into the service in front of it. */
function fromServices({ entry: it, parent }: UnknownKey, { place, mapping, name }: Home, text: string): readonly Edit[] | undefined {
  const own = parent.entries.filter((other) => !other.merged);
  const index = own.indexOf(it);
  if (place === "") {
    const free = mapping && !entry(mapping, name) && index === own.length - 1 && index > 0;
    return free && it.span.end >= mapping.span.end ? reindent(text, it.span, -indentOf(it, text)) : undefined;
  }
  const before = own[index - 1]?.value;
  const first = before?.kind === "mapping" && !before.alias && !before.flow ? before.entries.findLast((other) => !other.merged) : undefined;
  if (!first || before?.kind !== "mapping" || entry(before, name)) return undefined;
  return reindent(text, it.span, indentOf(first, text) - indentOf(it, text));
}

function indentOf({ key }: Entry, text: string): number {
  return indentAt(text, key.span.start).length;
}
