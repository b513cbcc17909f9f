import type { Copy } from "../model/copy.ts";
import { type Dockerfile, type Stage, stagesByName } from "../model/dockerfile.ts";
import type { Mount } from "../model/mount.ts";
import type { Substituted } from "../model/substituted.ts";

/** `COPY --from` or `RUN --mount=from=` that means a stage of the file, wherever that stands. */
export interface StageReference {
  readonly node: Copy | Mount;
  readonly name: Substituted;
  /** The stage that it stands in. */
  readonly user: Stage;
  readonly stage: Stage;
  readonly byNumber: boolean;
  /** Only those that build on the image follow it. */
  readonly onbuild: boolean;
}

/** In source order. */
export function stageReferences(file: Dockerfile): readonly StageReference[] {
  let found = references.get(file);
  if (!found) references.set(file, (found = file.nodes.flatMap((node) => referenceOf(file, node) ?? [])));
  return found;
}

const references = new WeakMap<Dockerfile, readonly StageReference[]>();

/** Whether a file counts its stages, so that another one changes what a number means. */
export function countsStages(file: Dockerfile): boolean {
  let counts = counting.get(file);
  if (counts === undefined) counting.set(file, (counts = stageReferences(file).some((it) => it.byNumber)));
  return counts;
}

const counting = new WeakMap<Dockerfile, boolean>();

/** The number of a stage that `COPY --from` gives, whether there is such a stage or not. */
export function stageNumber({ from }: Copy): number | undefined {
  const name = from?.name.meaning;
  return name !== undefined && /^[-+]?\d+$/.test(name) ? Number(name) : undefined;
}

/** The references to later stages that close a circle, so that no order of the stages is right. */
export function circularReferences(file: Dockerfile): ReadonlySet<StageReference> {
  const later = stageReferences(file).filter(({ user, stage, onbuild }) => !onbuild && stage.index > user.index);
  if (later.length === 0) return new Set();
  const edges = edgesOf(file);
  const backwards = new Map<Stage, Stage[]>();
  for (const [from, targets] of edges) for (const to of targets) add(backwards, to, from);
  const open = new Set(file.stages);
  peel(open, edges, backwards);
  peel(open, backwards, edges);
  return new Set(later.filter(({ user, stage }) => open.has(user) && open.has(stage)));
}

/** What each stage needs directly: the stage that it is built on, and those that it copies or mounts from. */
export function edgesOf(file: Dockerfile): ReadonlyMap<Stage, readonly Stage[]> {
  const edges = new Map<Stage, Stage[]>();
  for (const stage of file.stages) if (stage.parent) add(edges, stage, stage.parent);
  for (const { user, stage } of stageReferences(file)) if (user !== stage) add(edges, user, stage);
  return edges;
}

function referenceOf(file: Dockerfile, node: Dockerfile["nodes"][number]): StageReference | undefined {
  if ((node.kind !== "copy" && node.kind !== "mount") || !node.from || !node.stage) return undefined;
  const { name } = node.from;
  if (name.meaning === undefined) return undefined;
  const number = node.kind === "copy" ? stageNumber(node) : undefined;
  // Of several stages of a name it is the last, even if that is still to come.
  const stage = number === undefined ? stagesByName(file).get(name.meaning.toLowerCase())?.at(-1) : file.stages[number];
  if (!stage) return undefined;
  return { node, name, user: node.stage, stage, byNumber: number !== undefined, onbuild: node.kind === "copy" && node.onbuild };
}

/** Removes, again and again, the stages that need none of those which are left. */
function peel(left: Set<Stage>, needs: ReadonlyMap<Stage, readonly Stage[]>, neededBy: ReadonlyMap<Stage, readonly Stage[]>): void {
  const missing = new Map<Stage, number>();
  for (const stage of left) missing.set(stage, (needs.get(stage) ?? []).filter((it) => left.has(it)).length);
  const free = [...left].filter((it) => missing.get(it) === 0);
  for (let stage = free.pop(); stage; stage = free.pop()) {
    left.delete(stage);
    for (const user of neededBy.get(stage) ?? []) {
      const rest = (missing.get(user) ?? 0) - 1;
      missing.set(user, rest);
      if (rest === 0) free.push(user);
    }
  }
}

function add(map: Map<Stage, Stage[]>, key: Stage, value: Stage): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
