import { at, entry, type Mapping, type Value } from "../model/value.ts";
import type { Edit } from "../text/edit.ts";
import { addEntries, addItems, removeItem } from "./yaml.ts";

/** Removes an item of the list below `key`, and the key itself with the last one. Undefined where there is no such list or item. */
export function removeListed(source: string, mapping: Mapping, key: string, item: Value | undefined): Edit | undefined {
  const parent = entry(mapping, key);
  if (parent?.value.kind !== "list" || !item || !parent.value.items.includes(item)) return undefined;
  // A merged key stands at its anchor, where it cannot be removed for one service alone.
  return removeItem(source, parent.value, item, parent.merged || parent.value.alias ? undefined : { mapping, entry: parent });
}

/**
 * Puts items on lists of a mapping, which are made where they are missing. Undefined where one of them is no list of the mapping's own,
 * so that others would get the items, too.
 */
export function addToLists(source: string, mapping: Mapping, lists: { readonly [key: string]: readonly string[] }): Edit[] | undefined {
  const added: Edit[] = [];
  const made: { [key: string]: readonly string[] } = {};
  for (const [key, values] of Object.entries(lists)) {
    if (values.length === 0) continue;
    const setting = entry(mapping, key);
    const list = at(mapping, key);
    if (!setting) made[key] = values;
    else if (list?.kind === "list" && !list.alias && !setting.merged) added.push(addItems(source, list, values));
    else return undefined;
  }
  if (Object.keys(made).length === 0) return added;
  const entries = addEntries(source, mapping, made);
  // The last list may end where the mapping does: one insertion then, for edits of a fix do not touch.
  const before = added.find((it) => it.span.start === entries.span.start);
  return before ? [...added.filter((it) => it !== before), { ...before, newText: before.newText + entries.newText }] : [...added, entries];
}
