/**
 * Replaces `$V`, `${V}`, `${V:-word}`, `${V-word}`, `${V:+word}` and `${V+word}` as the builder and Compose do; words may nest.
 * Returns undefined where a value is not known: better nothing than a guess.
 */
export function substitute(text: string, valueOf: (name: string) => string | undefined): string | undefined {
  let result = "";
  let i = 0;
  while (i < text.length) {
    if (text[i] !== "$") {
      result += text[i++];
      continue;
    }
    const plain = /^\$([A-Za-z_]\w*)/.exec(text.slice(i, i + 200));
    if (plain) {
      const value = valueOf(plain[1]!);
      if (value === undefined) return undefined;
      result += value;
      i += plain[0].length;
      continue;
    }
    const end = closingBrace(text, i);
    const braced = end === undefined ? null : /^([A-Za-z_]\w*)(?:(:?[-+])([^]*))?$/.exec(text.slice(i + 2, end));
    if (end === undefined || !braced) return undefined;
    const [, name, operator, word = ""] = braced;
    const value = valueOf(name!);
    const given = value !== undefined && !(operator?.startsWith(":") && value === "");
    // Whether a variable without a known value is set at build time cannot be told, so the default stands for it.
    const chosen = operator?.endsWith("+") ? (given ? substitute(word, valueOf) : "") : given ? value : operator ? substitute(word, valueOf) : undefined;
    if (chosen === undefined) return undefined;
    result += chosen;
    i = end + 1;
  }
  return result;
}

/** The offset of the brace that ends the `${` at `start`. */
function closingBrace(text: string, start: number): number | undefined {
  if (text[start + 1] !== "{") return undefined;
  let depth = 0;
  for (let i = start + 1; i < text.length; i++) {
    if (text[i] === "{") depth++;
    else if (text[i] === "}" && --depth === 0) return i;
  }
  return undefined;
}
