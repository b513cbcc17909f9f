import type { Dockerfile, Instruction } from "../model/dockerfile.ts";
import type { Label } from "../model/label.ts";
import type { Variable } from "../model/variable.ts";
import { type Edit, remove } from "../text/edit.ts";
import type { Span } from "../text/span.ts";
import { removeInstruction } from "./dockerfile.ts";

/** What stands on both sides of a pair of `ENV` or `LABEL`. */
export interface Neighbours {
  readonly instruction: Instruction;
  readonly previous: Span | undefined;
  readonly next: Span | undefined;
}

/** The neighbours of all pairs of a file, as far as the model has nodes for them. */
export function neighboursIn(file: Dockerfile): ReadonlyMap<Variable | Label, Neighbours> {
  let neighbours = known.get(file);
  if (!neighbours) known.set(file, (neighbours = gather(file)));
  return neighbours;
}

const known = new WeakMap<Dockerfile, ReadonlyMap<Variable | Label, Neighbours>>();

function gather({ nodes }: Dockerfile): ReadonlyMap<Variable | Label, Neighbours> {
  const neighbours = new Map<Variable | Label, { -readonly [K in keyof Neighbours]: Neighbours[K] }>();
  let instruction: Instruction | undefined;
  let last: Variable | Label | undefined;
  for (const node of nodes) {
    if (node.kind === "instruction") {
      instruction = node;
      last = undefined;
    } else if (instruction && (node.kind === "variable" || node.kind === "label")) {
      neighbours.set(node, { instruction, previous: last?.span, next: undefined });
      if (last) neighbours.get(last)!.next = node.span;
      last = node;
    }
  }
  return neighbours;
}

/**
 * Removes `name=value` from its instruction, or the instruction with its lines where nothing else is in it. Undefined where a comment
 * stands between the pairs, since nobody knows whose it is.
 */
export function removePair(source: string, pair: Span, { instruction, previous, next }: Neighbours): Edit | undefined {
  if (next) return blank(source, pair.end, next.start) ? remove({ start: pair.start, end: next.start }) : undefined;
  if (previous) return blank(source, previous.end, pair.start) ? remove({ start: previous.end, end: pair.end }) : undefined;
  return removeInstruction(source, instruction);
}

/** The same for a pair of a file, by its node. */
export function removeNode(source: string, file: Dockerfile, node: Variable | Label): Edit | undefined {
  const neighbours = neighboursIn(file).get(node);
  return neighbours && removePair(source, node.span, neighbours);
}

/** Whether nothing but blanks and continuations stands between two offsets. */
function blank(source: string, start: number, end: number): boolean {
  return /^(?:\s|[\\`](?=[^\S\n]*\n))*$/.test(source.slice(start, end));
}
