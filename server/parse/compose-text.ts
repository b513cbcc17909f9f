import type { Substituted } from "../model/substituted.ts";
import type { Scalar } from "../model/value.ts";
import type { Span } from "../text/span.ts";
import { pieceAt } from "../text/starts.ts";
import { type Environment, interpolate, type Piece } from "./interpolate.ts";
import type { Source } from "./source.ts";
import { placesIn } from "./yaml-offsets.ts";

/** Stands in a `ScalarText` for a value that nobody knows. */
export const unknown = "\ufffe";

/** A scalar after interpolation that can be cut as Compose cuts it, each part knowing where it is written. */
export interface ScalarText {
  /** A variable without a known value is one character, `unknown`. */
  readonly text: string;
  /** The part between two offsets of `text`. */
  part(start: number, end?: number): Substituted;
}

/** How the scalars of one Compose file are read. */
export interface Scalars {
  readonly file: string;
  /** The scalar as a whole. */
  whole(scalar: Scalar): Substituted;
  text(scalar: Scalar): ScalarText;
  /** The script that a shell reads in a scalar. A variable that nobody knows stays as written: shells, too, take it for one. */
  script(scalar: Scalar): Source;
}

export function scalarsOf(file: string, env: Environment): Scalars {
  return { file, whole, text: (scalar) => scalarText(file, scalar, env), script: (scalar) => script(file, scalar, env) };
}

function whole(scalar: Scalar): Substituted {
  return { value: scalar.text, span: scalar.inner, meaning: scalar.meaning, scalar };
}

function scalarText(file: string, scalar: Scalar, env: Environment): ScalarText {
  const { text, written } = layOut(piecesOf(scalar.text, env), () => unknown);
  const place = placesIn(file, scalar);
  return {
    text,
    part(start, end = text.length) {
      const at = written(start, end);
      const meaning = text.slice(start, end);
      return {
        value: scalar.text.slice(at.start, at.end),
        span: place(at.start, at.end),
        meaning: meaning.includes(unknown) ? undefined : meaning,
        scalar,
      };
    },
  };
}

function script(file: string, scalar: Scalar, env: Environment): Source {
  const { text, written } = layOut(piecesOf(scalar.text, env), (it) => scalar.text.slice(it.start, it.end));
  const place = placesIn(file, scalar);
  return {
    text,
    file,
    span(start, end) {
      const at = written(start, end);
      return place(at.start, at.end);
    },
  };
}

function piecesOf(text: string, env: Environment): readonly Piece[] {
  return text.includes("$") ? interpolate(text, env).pieces : [{ start: 0, end: text.length, meaning: text, ifUnset: text, literal: true }];
}

/** The pieces put together, and where a part of that is written; what a variable brings is written as a whole. */
function layOut(
  pieces: readonly Piece[],
  unknownText: (piece: Piece) => string,
): { text: string; written(start: number, end: number): Span } {
  const starts: number[] = [];
  let text = "";
  for (const piece of pieces) {
    starts.push(text.length);
    text += piece.meaning ?? unknownText(piece);
  }
  const isEmpty = (index: number) => (starts[index + 1] ?? text.length) === starts[index];
  return {
    text,
    written(start, end) {
      if (pieces.length === 0) return { start: 0, end: 0 };
      let first = pieceAt(starts, start);
      let last = end > start ? pieceAt(starts, end - 1) : first;
      const from = pieces[first]!;
      const to = pieces[last]!;
      const into = start - starts[first]!;
      const result = {
        start: from.literal ? from.start + into : from.start,
        end: to.literal ? to.start + end - starts[last]! : end > start || isEmpty(last) ? to.end : to.start,
      };
      // Variables that stand for nothing belong to the part that they touch.
      if (into === 0) while (first > 0 && isEmpty(first - 1)) result.start = pieces[--first]!.start;
      if (end === (starts[last + 1] ?? text.length)) while (last + 1 < pieces.length && isEmpty(last + 1)) result.end = pieces[++last]!.end;
      return result;
    },
  };
}
