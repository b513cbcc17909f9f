import { pieceAt } from "./starts.ts";

/** A place as people count it in editors: line and UTF-16 column, both from 0. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Turns offsets of one text into lines and columns and back. Lines end with LF, CRLF or a lone CR. */
export class LineIndex {
  readonly #starts: number[] = [0];
  readonly #length: number;

  constructor(text: string) {
    this.#length = text.length;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) this.#starts.push(i + 1);
    }
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  /** The place of an offset; offsets outside the text count as its start or end. */
  position(offset: number): Position {
    const at = Math.min(Math.max(offset, 0), this.#length);
    const line = pieceAt(this.#starts, at);
    return { line, character: at - this.#starts[line]! };
  }

  /** The offset of a place; columns beyond the line's end count as the start of the next line at most. */
  offset({ line, character }: Position): number {
    if (line >= this.#starts.length) return this.#length;
    const end = this.#starts[line + 1] ?? this.#length;
    return Math.min(this.#starts[Math.max(line, 0)]! + Math.max(character, 0), end);
  }
}
