import type { Forms, MappingForm } from "../knowledge/compose-forms.ts";
import { composeFile } from "../knowledge/compose-specification.ts";
import type { Key, Service } from "../model/compose.ts";
import type { Mapping, Value } from "../model/value.ts";

/**
 * The key nodes of a document, all but what is below `services:`. `[]` in a place stands for an item of a list, `*` for a name that
 * users choose; such names, the keys of free mappings and all below `x-…` and unknown keys are no key nodes. A key that several services
 * share through an anchor is one node: `seen` holds the keys already given, by place.
 */
export function keysOfDocument(document: Mapping, seen: Set<string>): Key[] {
  return keysOf(document, [composeFile], "", seen);
}

/** The key nodes of a service. */
export function keysOfService(service: Service, seen: Set<string>): Key[] {
  return keysOf(service.body, serviceForms, "services.*", seen).map((it) => ({ ...it, service }));
}

function keysOf(mapping: Mapping, forms: Forms, place: string, seen: Set<string>): Key[] {
  const keys: Key[] = [];
  collect(mapping, forms, place, (key) => {
    const id = `${key.entry.key.span.start} ${key.place}`;
    if (!seen.has(id)) keys.push(key);
    seen.add(id);
  });
  return keys;
}

function collect(value: Value, forms: Forms, place: string, found: (key: Key) => void): void {
  if (value.kind === "scalar") return;
  for (const form of forms) {
    if (form.kind === "list" && value.kind === "list") for (const item of value.items) collect(item, form.of, `${place}[]`, found);
    if (value.kind !== "mapping") continue;
    if (form.kind === "mapping") collectKeys(value, form, place, found);
    if (form.kind === "names" && form.called) for (const entry of value.entries) collect(entry.value, form.of, `${place}.*`, found);
  }
}

function collectKeys(value: Mapping, { keys }: MappingForm, place: string, found: (key: Key) => void): void {
  for (const entry of value.entries) {
    const name = entry.key.text;
    found({ kind: "key", entry, place, parent: value });
    const known = Object.hasOwn(keys, name) ? keys[name] : undefined;
    if (!known || (place === "" && name === "services")) continue;
    collect(entry.value, known.forms, place === "" ? name : `${place}.${name}`, found);
  }
}

const serviceForms: Forms = composeFile.keys.services!.forms.flatMap((it) => (it.kind === "names" ? it.of : []));
