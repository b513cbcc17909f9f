/** A private key in a text. Offsets are UTF-16, `end` exclusive; the span is that of its first line. */
export interface PrivateKey {
  readonly start: number;
  readonly end: number;
  /** As people write it: `RSA private key`. */
  readonly what: string;
}

const header = /-----BEGIN ((?:[A-Z0-9]{1,12} ){0,3})PRIVATE KEY( BLOCK)?-----|PuTTY-User-Key-File-[23]: /g;

/**
 * Every private key that begins in a text and has a body: a header alone is what a script looks for. The body may be broken by
 * real line ends, by `\n` as two characters, or by quotes and continuations.
 */
export function findPrivateKeys(text: string): readonly PrivateKey[] {
  const found: PrivateKey[] = [];
  for (const match of text.matchAll(header)) {
    const end = match.index + match[0].length;
    const next = text.slice(end, end + reach);
    const ending = next.indexOf("-----");
    if (!/[A-Za-z0-9+/]{24}/.test(ending < 0 ? next : next.slice(0, ending))) continue;
    const kind = (match[1] ?? "").trim().replace("OPENSSH", "OpenSSH").replace("ENCRYPTED", "encrypted");
    found.push({
      start: match.index,
      end,
      what: match[1] === undefined ? "PuTTY private key" : [kind, "private key"].filter((word) => word !== "").join(" "),
    });
  }
  return found;
}

/** How far behind a header its body begins at the latest: comments and headers of the key may stand between, in UTF-16 units. */
const reach = 400;
