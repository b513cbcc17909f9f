import type { Span } from "../text/span.ts";
import { visible, widthOf } from "./terminal.ts";

/** A line of a file as it is shown, and the columns of it that a finding is about. */
export interface SourceLine {
  readonly shown: string;
  readonly column: number;
  readonly width: number;
}

/** One character as a person sees it: where it stands in the line, and what stands for it on the terminal. */
interface Cell {
  readonly offset: number;
  readonly shown: string;
  readonly width: number;
}

const tabWidth = 4;
/** How much of a long line is shown before the culprit. */
const lead = 24;
/** Secrets this long show their last two characters, so that people recognise which one is meant. */
const recognisable = 12;

/**
 * Shows a line with `culprit` in view, in at most `columns` columns: tabs become blanks, control characters visible, and what lies
 * in `secrets` is masked. Spans are offsets within the line. The work depends on `columns`, not on the line's length.
 */
export function sourceLine(line: string, culprit: Span, secrets: readonly Span[], columns: number): SourceLine {
  const from = Math.max(0, culprit.start - columns);
  const to = Math.min(line.length, culprit.start + columns + 1);
  const cells = cellsOf(line, from, to, secrets);
  const before = cells.findIndex((cell) => cell.offset >= culprit.start);
  const first = before < 0 ? cells.length : before;
  const beyond = cells.findIndex((cell) => cell.offset >= culprit.end && cell.offset > culprit.start);
  const last = beyond < 0 ? cells.length : beyond;

  const complete = from === 0 && to === line.length;
  if (complete && sum(cells, 0, cells.length) <= columns) return place(cells, 0, cells.length, first, last, "", "");
  let begin = 0;
  if (from > 0 || sum(cells, 0, last) > columns - 1) {
    begin = first;
    for (let room = lead; begin > 0 && room >= cells[begin - 1]!.width; begin--) room -= cells[begin - 1]!.width;
  }
  const left = begin > 0 || from > 0 ? "…" : "";
  let end = begin;
  for (let room = columns - left.length - 1; end < cells.length && room >= cells[end]!.width; end++) room -= cells[end]!.width;
  return place(cells, begin, end, first, last, left, end < cells.length || to < line.length ? "…" : "");
}

function place(cells: readonly Cell[], begin: number, end: number, first: number, last: number, left: string, right: string): SourceLine {
  return {
    shown:
      left +
      cells
        .slice(begin, end)
        .map((cell) => cell.shown)
        .join("") +
      right,
    column: left.length + sum(cells, begin, Math.min(first, end)),
    width: Math.max(sum(cells, first, Math.min(last, end)), 1),
  };
}

function sum(cells: readonly Cell[], from: number, to: number): number {
  let width = 0;
  for (let i = from; i < to; i++) width += cells[i]!.width;
  return width;
}

function cellsOf(line: string, from: number, to: number, secrets: readonly Span[]): readonly Cell[] {
  const cells: Cell[] = [];
  let column = 0;
  for (const { index, segment } of segments(line.slice(from, to))) {
    const offset = from + index;
    const secret = secrets.find((it) => it.start <= offset && offset < it.end);
    const shown = secret
      ? masked(offset, segment, secret, offset === from)
      : segment === "\t"
        ? " ".repeat(tabWidth - (column % tabWidth))
        : visible(segment);
    const width = widthOf(shown);
    cells.push({ offset, shown, width });
    column += width;
  }
  return cells;
}

/** A secret is shown as `•••` at its first character, and perhaps its last two. */
function masked(offset: number, segment: string, secret: Span, atEdge: boolean): string {
  const tail = secret.end - secret.start >= recognisable && offset >= secret.end - 2 ? visible(segment) : "";
  return offset === secret.start || atEdge ? `•••${tail}` : tail;
}

function segments(text: string): Iterable<{ readonly index: number; readonly segment: string }> {
  if (/^[\t\x20-\x7e]*$/.test(text)) return [...text].map((segment, index) => ({ index, segment }));
  return new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(text);
}
