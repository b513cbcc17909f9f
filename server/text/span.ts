/** A range of a text: UTF-16 offsets, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A value and the place it was read from. */
export interface Spanned<T = string> {
  readonly value: T;
  readonly span: Span;
}
