/** How many files are worked on before others get their turn. */
const filesPerTurn = 20;

/** A list in pieces; between them, messages that have come meanwhile are answered, so that no keystroke waits for a whole workspace. */
export async function* inTurns<T>(list: readonly T[]): AsyncGenerator<readonly T[]> {
  for (let i = 0; i < list.length; i += filesPerTurn) {
    if (i > 0) await new Promise((resolve) => setTimeout(resolve, 0));
    yield list.slice(i, i + filesPerTurn);
  }
}
