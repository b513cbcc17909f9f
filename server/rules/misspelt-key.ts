import { addEntry, removeEntry } from "../edit/yaml.ts";
import { flawsOf, type Home, type UnknownKey } from "../judge/compose-flaws.ts";
import { entry } from "../model/value.ts";
import { replace } from "../text/edit.ts";
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
function rename({ entry: { key }, parent }: UnknownKey, meant: string): Fix[] {
  if (entry(parent, meant)) return [];
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

/** A value on one line moves with its key. */
function move({ entry: it, parent }: UnknownKey, { mapping, place, name }: Home, { text }: Context): Fix[] {
  const { value } = it;
  const written = text.slice(value.span.start, value.span.end);
  const small = value.kind === "scalar" ? value.value !== null : value.flow;
  if (!mapping || mapping.flow || parent.flow || entry(mapping, name) || !small || written.includes("\n") || value.alias || value.anchor)
    return [];
  if (it.merged || parent.entries.filter((other) => !other.merged).length < 2) return [];
  const edits = [removeEntry(text, parent, it), addEntry(text, mapping, name, written)];
  const [a, b] = edits.map((edit) => edit.span);
  if (a!.start <= b!.end && b!.start <= a!.end) return [];
  return [{ title: `Move ${name} ${whereOf(place, "services.*.")} (it then takes effect)`, safety: "unsafe", edits }];
}
