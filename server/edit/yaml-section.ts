import { at, entry, type Value } from "../model/value.ts";
import type { Edit } from "../text/edit.ts";
import { addEntry, replaceValue } from "./yaml.ts";
import type { NewValue } from "./yaml-layout.ts";
import { asScalar } from "./yaml-quote.ts";

/** Adds a name with what it stands for to a section of the top level, which is made where it is missing. */
export function addToSection(source: string, root: Value | undefined, section: string, name: string, value: NewValue): Edit | undefined {
  if (root?.kind !== "mapping") return undefined;
  const key = asScalar(name, { flow: root.flow });
  const there = entry(root, section);
  if (!there) return addEntry(source, root, section, { [key]: value });
  const found = at(root, section);
  if (found?.kind === "mapping")
    return found.entries.length > 0 ? addEntry(source, found, key, value) : replaceValue(source, there, { [key]: value });
  return found?.kind === "scalar" && found.value === null ? replaceValue(source, there, { [key]: value }) : undefined;
}
