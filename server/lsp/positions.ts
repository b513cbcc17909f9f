import type { Position, Range } from "vscode-languageserver";
import { LineIndex } from "../text/line-index.ts";
import type { Span } from "../text/span.ts";

/** How the client counts columns: in UTF-16 units, as we do, or in bytes of UTF-8. */
export type Encoding = "utf-8" | "utf-16";

/** The first of the client's encodings, in its order of preference, that we know; UTF-16 is what every client has. */
export function chooseEncoding(offered: readonly string[] | undefined): Encoding {
  return offered?.find((it): it is Encoding => it === "utf-8" || it === "utf-16") ?? "utf-16";
}

/** Turns the offsets of one text into what the client calls them, and back. */
export class Positions {
  readonly #text: string;
  readonly #lines: LineIndex;
  readonly #bytes: boolean;

  constructor(text: string, encoding: Encoding) {
    this.#text = text;
    this.#lines = new LineIndex(text);
    // In plain ASCII both ways of counting agree.
    this.#bytes = encoding === "utf-8" && /[^\0-\x7f]/.test(text);
  }

  position(offset: number): Position {
    const { line, character } = this.#lines.position(offset);
    if (!this.#bytes) return { line, character };
    const start = this.#lines.offset({ line, character: 0 });
    return { line, character: byteLength(this.#text, start, start + character) };
  }

  range({ start, end }: Span): Range {
    return { start: this.position(start), end: this.position(end) };
  }

  /** Columns beyond the end of a line mean its end, before the line break. */
  offset({ line, character }: Position): number {
    const start = this.#lines.offset({ line, character: 0 });
    const end = this.#lineEnd(line);
    if (!this.#bytes) return Math.min(start + character, end);
    let at = start;
    for (let bytes = 0; at < end && bytes < character; ) {
      const length = this.#text.codePointAt(at)! > 0xffff ? 2 : 1;
      bytes += byteLength(this.#text, at, at + length);
      if (bytes <= character) at += length;
    }
    return at;
  }

  span({ start, end }: Range): Span {
    const from = this.offset(start);
    return { start: from, end: Math.max(from, this.offset(end)) };
  }

  #lineEnd(line: number): number {
    let end = this.#lines.offset({ line: line + 1, character: 0 });
    if (line + 1 >= this.#lines.lineCount) return end;
    if (this.#text[end - 1] === "\n") end--;
    if (this.#text[end - 1] === "\r") end--;
    return end;
  }
}

function byteLength(text: string, start: number, end: number): number {
  let bytes = 0;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    // Each half of a surrogate pair stands for two of the four bytes.
    bytes += code < 0x80 ? 1 : code < 0x800 || (code >= 0xd800 && code < 0xe000) ? 2 : 3;
  }
  return bytes;
}
