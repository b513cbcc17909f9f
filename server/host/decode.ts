import type { ReadResult, Unreadable } from "./host.ts";

/** Larger files are refused: container files are written by people, and what is larger is something else under their name. */
const maxMegabytes = 10;
export const maxBytes = maxMegabytes * 1024 * 1024;
export const tooLarge: Unreadable = { kind: "unreadable", reason: `is larger than ${maxMegabytes} MB` };

/** Bytes as text. Only UTF-8 is read: a guess at another encoding would show places and write repairs that are wrong. */
export function decode(bytes: Uint8Array): ReadResult {
  if (bytes.length > maxBytes) return tooLarge;
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    return { kind: "unreadable", reason: "is UTF-16, not UTF-8" };
  if (bytes.includes(0)) return { kind: "unreadable", reason: "is binary" };
  try {
    return {
      kind: "text",
      text: new TextDecoder("utf-8", { fatal: true }).decode(bytes),
      bom: first === 0xef && second === 0xbb && bytes[2] === 0xbf,
    };
  } catch {
    return { kind: "unreadable", reason: "is not UTF-8" };
  }
}
