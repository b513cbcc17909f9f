import { type Member, reorder, sectionsOf } from "../edit/order.ts";
import { byName, follows, isSorted } from "../judge/order.ts";
import type { Entry, List, Mapping, Value } from "../model/value.ts";
import type { Span } from "../text/span.ts";
import type { Context, Fix } from "./rule.ts";

/** How the members of a collection are sorted; a name that nobody knows has no place in any order. */
export interface Sorting {
  /** Where the finding is shown. */
  readonly at: Span;
  readonly what: string;
  readonly title: string;
  readonly safety: Fix["safety"];
  readonly nameOf: (member: Member) => string | undefined;
  /** By the names, unless told otherwise. */
  readonly compare?: (a: string, b: string) => number;
}

/** Reports once that a collection is not sorted, where it begins. */
export function reportUnsorted(context: Context, collection: Value | undefined, sorting: Sorting): void {
  if (collection?.kind !== "mapping" && collection?.kind !== "list") return;
  const { at, what, title, safety, nameOf, compare = byName } = sorting;
  const sections = sectionsOf<Member>(context.text, collection);
  const names = sections.map((section) => section.map(nameOf));
  if (!names.every((section): section is string[] => section.every((it) => it !== undefined))) return;
  const inOrder = (section: readonly string[]) => (sorting.compare ? follows(section, compare) : isSorted(section));
  const section = names.find((it) => !inOrder(it));
  const index = section?.findIndex((it, i) => i > 0 && compare(section[i - 1]!, it) > 0) ?? -1;
  if (!section || index < 0) return;
  context.report({
    // What several places share is sorted once, where it is written.
    at: collection.alias ? startOf(collection) : at,
    message: `${what} is not in order: ${section[index]} stands behind ${section[index - 1]}.`,
    fixes: sortFix(context.text, collection, sections, (a, b) => compare(nameOf(a)!, nameOf(b)!), { title, safety }),
  });
}

function startOf(collection: Mapping | List): Span {
  const first = collection.kind === "mapping" ? collection.entries[0]?.key.inner : undefined;
  return first ?? { start: collection.span.start, end: collection.span.start + 1 };
}

/** Sorts each section of a collection. */
export function sortFix<M extends Member>(
  text: string,
  collection: Mapping | List,
  sections: readonly (readonly M[])[],
  compare: (a: M, b: M) => number,
  { title, safety }: Pick<Fix, "title" | "safety">,
): readonly Fix[] {
  const edit = reorder(
    text,
    collection,
    sections.flatMap((it) => [...it].sort(compare)),
  );
  return edit ? [{ title, safety, edits: [edit] }] : [];
}

/** What many findings share is given to each of them while that is little, and to the first otherwise. */
export function spread(fixes: readonly Fix[], findings: number): (index: number) => readonly Fix[] {
  const length = fixes.reduce((sum, { edits }) => sum + edits.reduce((all, it) => all + it.newText.length, 0), 0);
  return (index) => (index === 0 || length * findings < 200_000 ? fixes : []);
}

/** The keys of a mapping that have a name of their own and stand in it. */
export function keyOf(member: Member): string | undefined {
  return "key" in member ? member.key.text : undefined;
}

/** What stands in a list of names, or the key of a mapping. */
export function nameOf(member: Member): string | undefined {
  return keyOf(member) ?? ("kind" in member && member.kind === "scalar" ? (member.meaning ?? member.text) : undefined);
}

/** Reports each entry of a mapping that stands behind one that comes after it; `worst` compares with all above it, not only the last. */
export function reportEntries(
  context: Context,
  mapping: Mapping,
  order: (a: Entry, b: Entry) => number,
  { worst, say, title }: { readonly worst: boolean; readonly say: (entry: Entry, before: Entry) => string; readonly title: string },
): void {
  const sections = sectionsOf<Entry>(context.text, mapping);
  const found: [Entry, Entry][] = [];
  for (const section of sections) {
    let before = section[0]!;
    for (const it of section.slice(1)) {
      const isMisplaced = order(before, it) > 0;
      if (isMisplaced) found.push([it, before]);
      if (!isMisplaced || !worst) before = it;
    }
  }
  if (found.length === 0) return;
  const fixesOf = spread(sortFix(context.text, mapping, sections, order, { title, safety: "safe" }), found.length);
  for (const [i, [it, before]] of found.entries()) context.report({ at: it.key.inner, message: say(it, before), fixes: fixesOf(i) });
}
