import type { Span } from "./span.ts";

/** Replaces the text at `span` by `newText`; an empty span inserts. Offsets are those of the text before any edit. */
export interface Edit {
  readonly span: Span;
  readonly newText: string;
  /** The file to edit; the one with the finding where it is left out. */
  readonly uri?: string;
}

export function replace(span: Span, newText: string): Edit {
  return { span, newText };
}

export function insert(offset: number, newText: string): Edit {
  return { span: { start: offset, end: offset }, newText };
}

export function remove(span: Span): Edit {
  return { span, newText: "" };
}

/** True where the two edits touch the same characters, or insert at the same place. Edits of two files never do. */
export function overlap(a: Edit, b: Edit): boolean {
  if (a.uri !== b.uri) return false;
  if (a.span.start === b.span.start) return true;
  return a.span.start < b.span.end && b.span.start < a.span.end;
}

/**
 * Applies edits of one file in any order.
 * @throws RangeError if two of them overlap: the caller chooses between rival edits.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const sorted = [...edits].sort((a, b) => a.span.start - b.span.start);
  let result = "";
  let end = 0;
  let previous: Edit | undefined;
  for (const edit of sorted) {
    if (previous && overlap(previous, edit)) throw new RangeError(`Edits overlap at offset ${edit.span.start}.`);
    result += text.slice(end, edit.span.start) + edit.newText;
    end = edit.span.end;
    previous = edit;
  }
  return result + text.slice(end);
}
