import type { Model } from "../model/node.ts";
import type { Value } from "../model/value.ts";
import { LineIndex } from "../text/line-index.ts";
import type { Span } from "../text/span.ts";

/**
 * Says on which line the smallest thing begins that can carry a comment of its own and holds a place: an instruction with all its
 * continued lines and heredocs, a block entry or item of YAML with its flow collection or block scalar, a variable of an env file.
 * A comment above that line, or at its end, speaks about the place. Lines count from 0.
 */
export class Holders {
  readonly #lines: LineIndex;
  /** In source order; a nested one comes after the one around it. */
  readonly #spans: readonly Span[];

  constructor(text: string, model: Model) {
    this.#lines = new LineIndex(text);
    this.#spans =
      model.kind === "dockerfile"
        ? model.instructions.map((it) => it.span)
        : model.kind === "compose"
          ? blockEntries(model.root)
          : model.variables.map((it) => it.span);
  }

  /** The line on which the holder of `offset` begins; its own line where nothing holds it. */
  lineOf(offset: number): number {
    return this.lineAt(this.holderOf(offset)?.start ?? offset);
  }

  /** The line of what a comment above the line of `offset` speaks about: what begins on that line, be it behind a dash, or goes on there. */
  lineBelow(offset: number): number {
    const line = this.lineAt(offset);
    const next = this.#spans[this.#countBefore(this.startOf(line) - 1)];
    return next && this.lineAt(next.start) === line ? line : this.lineOf(offset);
  }

  /** The span of what holds `offset`, nested holders included. */
  holderOf(offset: number): Span | undefined {
    // In block style nothing of an entry follows its last child, so the last one begun is the innermost.
    const last = this.#spans[this.#countBefore(offset) - 1];
    return last && offset <= last.end ? last : undefined;
  }

  /** The line of an offset itself. */
  lineAt(offset: number): number {
    return this.#lines.position(offset).line;
  }

  startOf(line: number): number {
    return this.#lines.offset({ line, character: 0 });
  }

  get lineCount(): number {
    return this.#lines.lineCount;
  }

  /** How many holders begin at `offset` or before. */
  #countBefore(offset: number): number {
    let low = 0;
    let high = this.#spans.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#spans[middle]!.start <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Entries and items of block style, in source order. What came by alias or merge is met where it is written. */
function blockEntries(root: Value | undefined): Span[] {
  const spans: Span[] = [];
  const visit = (value: Value): void => {
    if (value.flow || value.alias || value.kind === "scalar") return;
    if (value.kind === "list") {
      for (const item of value.items) {
        if (item.alias) continue;
        spans.push(item.span);
        visit(item);
      }
      return;
    }
    for (const entry of value.entries) {
      if (entry.merged) continue;
      spans.push(entry.span);
      visit(entry.value);
    }
  };
  if (root) visit(root);
  return spans.sort((a, b) => a.start - b.start || b.end - a.end);
}
