/** How many of several things in order start before an offset. */
export function countBefore<T>(ordered: readonly T[], offset: number, startOf: (it: T) => number): number {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (startOf(ordered[middle]!) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Which of several pieces, by their starts in order, an offset lies in; the first one where it lies before all. */
export function pieceAt(starts: readonly number[], offset: number): number {
  return Math.max(0, countBefore(starts, offset + 1, (it) => it) - 1);
}
