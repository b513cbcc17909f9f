import type { Mount } from "../model/mount.ts";
import { entry, scalarAt } from "../model/value.ts";
import type { Edit } from "../text/edit.ts";
import { addEntry, rewriteText } from "./yaml.ts";
import { removeListed } from "./yaml-list.ts";

/** Mounts a volume of a service read-only. Undefined for other mounts. */
export function makeReadOnly(source: string, { place, item, target }: Mount): Edit | undefined {
  if (place !== "volumes:" || !target) return undefined;
  if (item?.kind === "mapping") {
    const written = scalarAt(item, "read_only");
    return written ? rewriteText(source, written, "true") : addEntry(source, item, "read_only", "true", entry(item, "target"));
  }
  if (item?.kind !== "scalar") return undefined;
  const end = item.text.lastIndexOf(target.value) + target.value.length;
  const modes = item.text
    .slice(end + 1)
    .split(",")
    .filter((it) => it !== "" && it !== "rw");
  return rewriteText(source, item, `${item.text.slice(0, end)}:${[...modes, "ro"].join(",")}`);
}

/** Removes a mount from the list of its service that holds it. */
export function removeMount(source: string, { place, item, service }: Mount): Edit | undefined {
  return service && removeListed(source, service.body, place.slice(0, -1), item);
}

/** Gives a bind mount of a service another propagation. Undefined where none is written. */
export function setPropagation(source: string, { place, item }: Mount, mode: string): Edit | undefined {
  if (place !== "volumes:") return undefined;
  if (item?.kind === "mapping") {
    const written = scalarAt(item, "bind", "propagation");
    return written && rewriteText(source, written, mode);
  }
  const found = item?.kind === "scalar" ? /^(.*[:,])r?(?:shared|slave)((?:,.*)?)$/s.exec(item.text) : null;
  return item?.kind === "scalar" && found ? rewriteText(source, item, `${found[1]}${mode}${found[2]}`) : undefined;
}
