import type { Span } from "../text/span.ts";
import { pieceAt } from "../text/starts.ts";

/** A text read out of a file, and the way back: where each part of it stands there. */
export interface Source {
  readonly text: string;
  /** The whole file, to show a place as it is written. */
  readonly file: string;
  /** Where `text.slice(start, end)` stands in the file; `0 <= start <= end <= text.length`. */
  span(start: number, end: number): Span;
}

/** A region of the file as it stands there. */
export function verbatim(file: string, { start, end }: Span): Source {
  return { text: file.slice(start, end), file, span: (from, to) => ({ start: start + from, end: start + to }) };
}

/** Regions of the file put together; there is at least one, and they are in order. */
export function joined(file: string, pieces: readonly Span[]): Source {
  if (pieces.length === 1) return verbatim(file, pieces[0]!);
  const starts: number[] = [];
  let text = "";
  for (const piece of pieces) {
    starts.push(text.length);
    text += file.slice(piece.start, piece.end);
  }
  const place = (offset: number): number => {
    const index = pieceAt(starts, offset);
    const piece = pieces[index]!;
    return Math.min(piece.start + offset - starts[index]!, piece.end);
  };
  return {
    text,
    file,
    span(from, to) {
      const start = place(from);
      // The end belongs to the last character, which may lie on an earlier line than the next one.
      return { start, end: to > from ? place(to - 1) + 1 : start };
    },
  };
}

/** A text that stands in the file in other words, such as a string with escapes: every part of it is at the whole place. */
export function paraphrase(file: string, text: string, at: Span): Source {
  return { text, file, span: () => at };
}

/** A part of a source as a source of its own. */
export function part(source: Source, start: number, end: number): Source {
  return { text: source.text.slice(start, end), file: source.file, span: (from, to) => source.span(start + from, start + to) };
}
