import type { Key } from "../model/compose.ts";
import { items, type Scalar } from "../model/value.ts";

/**
 * The scalars that a key of a Compose file gives: its value, or the items of its list, each with the path of its place
 * (`services.*.mem_limit`, `services.*.ports[]`). What stands in a job, or in a container that starts before a service, has the path
 * that it would have in the service.
 */
export function scalarsOf({ place, entry: { key, value } }: Key): { readonly path: string; readonly scalar: Scalar }[] {
  const path = pathOf(place, key.text);
  if (value.kind === "scalar") return value.tag === "!reset" ? [] : [{ path, scalar: value }];
  return items(value).flatMap((it) => (it.kind === "scalar" ? [{ path: `${path}[]`, scalar: it }] : []));
}

export function pathOf(place: string, key: string): string {
  const inService = place.replace(/^jobs\./, "services.").replace(/^services\.\*\.pre_start\[\]/, "services.*");
  return inService === "" ? key : `${inService}.${key}`;
}

/** What Compose reads as a text there, a whole number in its plain form; undefined where that is unknown, or the value something else. */
export function textOf({ value }: Scalar): string | undefined {
  return typeof value === "string" ? value : typeof value === "number" && Number.isInteger(value) ? String(value) : undefined;
}
