import { newlineOf, startOfLine } from "../edit/lines.ts";
import { placesOf } from "../edit/order.ts";
import type { Entry, Mapping } from "../model/value.ts";
import { insert } from "../text/edit.ts";
import type { Fix } from "./rule.ts";

/** The entries of a block mapping that no blank line parts from the one above, each with what inserts it. */
export function unparted(
  text: string,
  mapping: Mapping,
): { readonly entry: Entry; readonly above: Entry; readonly fixes: readonly Fix[] }[] {
  if (mapping.flow || (mapping.merges?.length ?? 0) > 0) return [];
  const entries = mapping.entries.filter((it) => !it.merged);
  const places = placesOf(text, mapping);
  return entries.slice(1).flatMap((entry, i) => {
    const above = entries[i]!;
    const place = places[i + 1]!;
    // In a broken file several may stand on one line.
    if (text.slice(startOfLine(text, entry.span.start), entry.span.start).trim() !== "") return [];
    if (/\n[ \t]*\r?\n/.test(text.slice(places[i]!.end, entry.span.start))) return [];
    // A text that keeps its blank lines would get another one.
    const keeps = /[|>]\d?\+\d?[ \t]*(?:#.*)?\r?$/m.test(text.slice(above.span.start, above.span.end));
    const fixes: readonly Fix[] = keeps
      ? []
      : [{ title: "Insert a blank line", safety: "safe", edits: [insert(place.start, newlineOf(text))] }];
    return [{ entry, above, fixes }];
  });
}
