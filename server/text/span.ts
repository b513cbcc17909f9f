/** A range of a text: UTF-16 offsets from its start, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A value and the place it was read from. */
export interface Spanned<T = string> {
  readonly value: T;
  readonly span: Span;
}

/** Whether `inner` lies wholly within `outer`; an empty span at either border does. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
