import type { Scalar } from "../model/value.ts";
import type { Span } from "../text/span.ts";

/** Where the characters `start` to `end` of the scalar's text stand in the file; the whole inside where that cannot be told. */
export function placesIn(file: string, scalar: Scalar): (start: number, end: number) => Span {
  const { inner, text } = scalar;
  if (file.slice(inner.start, inner.end) === text) return (start, end) => ({ start: inner.start + start, end: inner.start + end });
  let found: Places | "none" | undefined;
  return (start, end) => {
    found ??= align(file, scalar) ?? "none";
    if (found === "none") return inner;
    const from = start < text.length ? found.starts[start]! : inner.end;
    return { start: from, end: end > start ? found.ends[end - 1]! : from };
  };
}

interface Places {
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

/** Walks along the scalar's text and the way it is written: indentation, folded lines, doubled quotes, escapes. */
function align(file: string, { text, inner, style }: Scalar): Places | undefined {
  const starts = new Uint32Array(text.length);
  const ends = new Uint32Array(text.length);
  let i = 0;
  let at = inner.start;
  const take = (units: number, length: number) => {
    for (; units > 0 && i < text.length; units--, i++) {
      starts[i] = at;
      ends[i] = Math.min(at + length, inner.end);
    }
    at += length;
  };
  while (i < text.length) {
    if (at >= inner.end) take(text.length, 0);
    else if (style === "double" && file[at] === "\\") takeEscape(file, at, take);
    else if (style === "single" && file[at] === "'") take(1, 2);
    else if (file[at] === text[i]) take(1, 1);
    else if (/\s/.test(file[at]!)) at++;
    else if (/\s/.test(text[i]!)) take(1, 0);
    else return undefined;
  }
  return { starts, ends };
}

const escapeLengths: Readonly<Record<string, number>> = { x: 4, u: 6, U: 10 };

function takeEscape(file: string, at: number, take: (units: number, length: number) => void): void {
  const kind = file[at + 1]!;
  if (kind === "\n" || kind === "\r") take(0, /^\\\s*/.exec(file.slice(at, at + 1000))![0].length);
  else take(kind === "U" && Number.parseInt(file.slice(at + 2, at + 10), 16) > 0xffff ? 2 : 1, escapeLengths[kind] ?? 2);
}
