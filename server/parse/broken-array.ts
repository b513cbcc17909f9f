import type { BrokenArray } from "../model/dockerfile.ts";
import type { Spanned } from "../text/span.ts";
import type { Source } from "./source.ts";

/** A quote that opens a string, and those that close it; word processors bring the curved ones. */
const quotes: Readonly<Record<string, string>> = { "'": "'", '"': '"', "“": '”“"', "”": '”"', "„": '“”"', "‘": "’'", "’": "’'" };

/**
 * Reads an array that is no JSON array of strings, but was meant as one: with other quotes or none, a comma too many or too few, or left
 * open. `isJson` says that it holds other things than strings. Undefined for what is rather a shell's test (`[ -f x ]`), a pattern
 * (`[a-z]*`), or beyond repair.
 */
export function brokenArray(name: string, source: Source, from: number, isJson: boolean): BrokenArray | undefined {
  const { text } = source;
  if (text[from] !== "[" || text.startsWith("[[", from)) return undefined;
  const words: Spanned[] = [];
  // Whether a comma follows the first word, as it does in no command of a shell.
  let listed = false;
  let at = from + 1;
  while (at < text.length && text[at] !== "]") {
    const char = text[at]!;
    if (/\s/.test(char)) at++;
    else if (char === ",") {
      listed ||= words.length === 1;
      at++;
    } else {
      const end = endOfWord(text, at);
      if (end === undefined) return undefined;
      words.push({ value: contentOf(text.slice(at, end)), span: source.span(at, end) });
      at = end;
    }
  }
  const closed = at < text.length;
  const end = closed ? at + 1 : text.length;
  const quoted = /["'“”„‘’]/.test(/^\[\s*(.)?/s.exec(text.slice(from, from + 1000))?.[1] ?? "");
  const whole = closed && end === text.length;
  if (!isJson && !isMeant(name, /\s/.test(text[from + 1] ?? ""), quoted, listed, whole)) return undefined;
  const behind = end < text.length ? source.span(end, text.length) : undefined;
  return { words, closed, refused: isJson || name === "SHELL", span: source.span(from, end), behind };
}

/** Where a string or bare word of an array ends; undefined where it is neither. */
function endOfWord(text: string, from: number): number | undefined {
  const closing = quotes[text[from]!];
  if (closing === undefined) {
    const bare = /[^\s,[\]{}"'“”„‘’]+/y;
    bare.lastIndex = from;
    return bare.test(text) ? bare.lastIndex : undefined;
  }
  for (let at = from + 1; at < text.length; at++) {
    if (closing.includes(text[at]!)) return at + 1;
    if (text[at] === "\\" && text[from] === '"') at++;
  }
  return undefined;
}

function contentOf(written: string): string {
  if (!Object.hasOwn(quotes, written[0]!)) return written;
  const inner = written.slice(1, -1);
  if (written[0] !== '"' || !written.endsWith('"')) return inner;
  try {
    return JSON.parse(written) as string;
  } catch {
    // `C:\app` is meant as it stands.
    return inner.replace(/\\(["\\])/g, "$1");
  }
}

function isMeant(name: string, spaced: boolean, quoted: boolean, listed: boolean, whole: boolean): boolean {
  if (name === "SHELL") return true;
  if (name === "COPY" || name === "ADD" || name === "VOLUME") return quoted || whole;
  // `[ "$A" = b ] && c` is a command of the shell, and `[ "$A" ]` even a JSON array.
  if (spaced) return listed || (quoted && whole && name !== "RUN");
  return quoted || listed || whole;
}
