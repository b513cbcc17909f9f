import type { Compose } from "../model/compose.ts";
import { at, type Entry, entry, type Mapping } from "../model/value.ts";
import type { Edit } from "../text/edit.ts";
import { removeEntry } from "./yaml.ts";

/** Removes a key of a service, or of a mapping below it, where this file writes it. */
export function removeServiceKey(source: string, file: Compose, it: Entry, ...path: readonly string[]): Edit | undefined {
  for (const service of file.services) {
    const parent = at(service.body, ...path);
    const found = entry(parent, it.key.text);
    if (parent?.kind === "mapping" && found?.key.span.start === it.key.span.start) return removeEntry(source, parent, found);
  }
  return undefined;
}

/** What this file says of a service. */
export function ownBody(file: Compose, name: string): Mapping | undefined {
  return file.services.find((it) => it.name.value === name)?.body;
}
