/** How many bytes an amount of memory is, as Compose reads it; undefined where it cannot. */
export function bytesOf(text: string): number | undefined {
  const [, number, letter = ""] = /^(\d+(?:\.\d*)?|\.\d+) ?(?:b|([kmgtp])(?:i?b)?)?$/i.exec(text) ?? [];
  return number === undefined
    ? undefined
    : Math.floor(Number(number) * 1024 ** (letter === "" ? 0 : "kmgtp".indexOf(letter.toLowerCase()) + 1));
}

/** A number of processors, which Compose keeps in 32 bits. */
export function processorsOf(text: string): number | undefined {
  return /^(?:\d+(?:\.\d*)?|\.\d+)$/.test(text) ? Math.fround(Number(text)) : undefined;
}
