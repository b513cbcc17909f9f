import { entry, type Mapping, type Value } from "../model/value.ts";
import type { Edit } from "../text/edit.ts";
import { removeItem } from "./yaml.ts";

/** Removes an item of the list below `key`, and the key itself with the last one. Undefined where there is no such list or item. */
export function removeListed(source: string, mapping: Mapping, key: string, item: Value | undefined): Edit | undefined {
  const parent = entry(mapping, key);
  if (parent?.value.kind !== "list" || !item || !parent.value.items.includes(item)) return undefined;
  // A merged key stands at its anchor, where it cannot be removed for one service alone.
  return removeItem(source, parent.value, item, parent.merged || parent.value.alias ? undefined : { mapping, entry: parent });
}
