import type { Substituted } from "../model/substituted.ts";
import type { Scalar } from "../model/value.ts";
import type { Span } from "../text/span.ts";
import { type Environment, type Interpolated, interpolate, type Piece } from "./interpolate.ts";

/** A scalar after interpolation that can be cut as Compose cuts it, each part knowing where it is written. */
export interface ScalarText {
  /** A variable without a known value is one character, `unknown`. */
  readonly text: string;
  /** The part between two offsets of `text`. */
  part(start: number, end?: number): Substituted;
}

/** Stands in a `ScalarText` for a value that nobody knows. */
export const unknown = "\ufffe";

/** What one Compose file says in its scalars. */
export interface Scalars {
  /** The scalar as a whole. */
  whole(scalar: Scalar): Substituted;
  text(scalar: Scalar): ScalarText;
}

export function scalarsOf(source: string, env: Environment): Scalars {
  return { whole, text: (scalar) => scalarText(source, scalar, env) };
}

function whole(scalar: Scalar): Substituted {
  return { value: scalar.text, span: scalar.inner, meaning: scalar.meaning, scalar };
}

function scalarText(source: string, scalar: Scalar, env: Environment): ScalarText {
  const pieces = piecesOf(scalar.text, env);
  const text = pieces.map((it) => it.meaning ?? unknown).join("");
  const verbatim = source.slice(scalar.inner.start, scalar.inner.end) === scalar.text;
  return {
    text,
    part(start, end = text.length) {
      const written = writtenAt(pieces, start, end);
      const span = verbatim ? { start: scalar.inner.start + written.start, end: scalar.inner.start + written.end } : scalar.inner;
      const meaning = text.slice(start, end);
      return { value: scalar.text.slice(written.start, written.end), span, meaning: meaning.includes(unknown) ? undefined : meaning, scalar };
    },
  };
}

function piecesOf(text: string, env: Environment): Interpolated["pieces"] {
  return text.includes("$") ? interpolate(text, env).pieces : [{ start: 0, end: text.length, meaning: text, literal: true }];
}

/** Where the text between two offsets after interpolation is written; what a variable brings is written as a whole. */
function writtenAt(pieces: readonly Piece[], start: number, end: number): Span {
  let from: number | undefined;
  let to = 0;
  let offset = 0;
  for (const piece of pieces) {
    const length = (piece.meaning ?? unknown).length;
    const within = offset + length;
    // A variable that stands for nothing belongs to the part that it touches first.
    if (from === undefined && (start < within || (start === within && start === end) || piece === pieces.at(-1))) from = piece.literal ? piece.start + Math.min(start - offset, length) : start >= within && length > 0 ? piece.end : piece.start;
    if (offset < end || (offset === end && length === 0)) to = piece.literal ? piece.start + Math.min(end - offset, length) : piece.end;
    offset = within;
  }
  return { start: from ?? 0, end: Math.max(to, from ?? 0) };
}
