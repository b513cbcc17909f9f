import type { Span } from "../text/span.ts";

/**
 * Is shown the lexemes of a text one by one, and looks for tabs in the indentation of lines that are otherwise empty or a comment, outside of brackets and
 * texts: Compose refuses them where YAML does not. `plain` tells a plain or block scalar from a mark.
 */
export class TabFinder {
  found: Span | undefined;
  #lineStart = true;
  /** How far the last line with text is indented; tabs further right continue a plain text. */
  #indent = 0;
  #lastIndent = 0;
  #afterPlain = false;
  #afterComment = false;
  #tab: Span | undefined;

  next(lexeme: string, plain: boolean, offset: number, inBrackets: boolean): void {
    const first = lexeme[0];
    const isBreak = first === "\n" || first === "\r";
    // Compose reads the comments of following lines in one go, tabs included.
    if (this.#tab && (isBreak || (first === "#" && !plain && !this.#afterComment))) this.found ??= this.#tab;
    this.#tab = undefined;
    if (isBreak) {
      this.#lineStart = true;
      this.#indent = 0;
    } else if (/^[ \t]+$/.test(lexeme) && !plain) {
      if (this.#lineStart) this.#blanks(lexeme, offset, inBrackets);
    } else if (first === "#" && !plain) {
      this.#afterPlain = false;
      this.#afterComment = true;
      this.#lineStart = false;
    } else {
      if (this.#lineStart) this.#lastIndent = this.#indent;
      this.#lineStart = lexeme.endsWith("\n");
      this.#afterPlain = plain;
      this.#afterComment = false;
    }
  }

  /** The end of the text ends a line. */
  end(): void {
    this.found ??= this.#tab;
  }

  #blanks(lexeme: string, offset: number, inBrackets: boolean): void {
    const tab = lexeme.indexOf("\t");
    this.#indent += lexeme.length;
    if (tab < 0 || inBrackets) return;
    const column = this.#indent - lexeme.length + tab;
    if (!this.#afterPlain || column <= this.#lastIndent) this.#tab = { start: offset + tab, end: offset + lexeme.length };
  }
}
