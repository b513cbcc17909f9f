/** How many files or folders are worked on before others get their turn. */
export const filesPerTurn = 20;

/** Lets messages that have come meanwhile be answered, so that no keystroke waits for a whole workspace. */
export function othersTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/** A list in pieces, with others' turn between them. */
export async function* inTurns<T>(list: readonly T[]): AsyncGenerator<readonly T[]> {
  for (let i = 0; i < list.length; i += filesPerTurn) {
    if (i > 0) await othersTurn();
    yield list.slice(i, i + filesPerTurn);
  }
}
