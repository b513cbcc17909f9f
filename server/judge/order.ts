const collator = new Intl.Collator("en");

/** The order of a dictionary: `Web` and `web` side by side. */
export function byName(a: string, b: string): number {
  return collator.compare(a, b);
}

/** Whether names are in an order that somebody calls alphabetical: a dictionary's, or that of the characters' numbers. */
export function isSorted(names: readonly string[]): boolean {
  return follows(names, byName) || follows(names, (a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

/** Whether each member may stand behind the one before it. */
export function follows<T>(members: readonly T[], compare: (a: T, b: T) => number): boolean {
  return members.every((it, i) => i === 0 || compare(members[i - 1]!, it) <= 0);
}
