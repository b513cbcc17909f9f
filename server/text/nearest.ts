/**
 * The candidate that a misspelt word most likely means: at most a third of its letters, and never more than two, are missing,
 * added, wrong or swapped. Case, `-` and `_` do not count. Undefined where none is near, or the word is a candidate itself.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const plain = fold(word);
  let best: string | undefined;
  let least = Math.min(2, Math.floor(plain.length / 3)) + 1;
  for (const candidate of candidates) {
    if (candidate === word) return undefined;
    const other = fold(candidate);
    if (Math.abs(other.length - plain.length) >= least) continue;
    const found = distance(plain, other);
    if (found < least) {
      best = candidate;
      least = found;
    }
  }
  return best;
}

function fold(word: string): string {
  return word.toLowerCase().replace(/[-_]/g, "");
}

/** How many letters have to be inserted, deleted, replaced or swapped with their neighbour. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(previous[j]! + 1, row[j - 1]! + 1, previous[j - 1]! + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
    }
    before = previous;
    previous = row;
  }
  return previous[b.length]!;
}
