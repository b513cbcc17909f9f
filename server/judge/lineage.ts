import { type Dockerfile, type Instruction, lineage, type Stage } from "../model/dockerfile.ts";

/**
 * A question about a stage and all that it is built on, answered once for each stage from the answer for the one below, however long
 * the chain is.
 */
export function alongLineage<T>(answer: (stage: Stage, below: T | undefined) => T): (stage: Stage) => T {
  const known = new WeakMap<Stage, { readonly value: T }>();
  return (stage) => {
    const open: Stage[] = [];
    for (const it of lineage(stage)) {
      if (known.has(it)) break;
      open.push(it);
    }
    for (const it of open.reverse()) known.set(it, { value: answer(it, it.parent && known.get(it.parent)?.value) });
    return known.get(stage)!.value;
  };
}

/** A question about a stage itself, answered once, since rules ask at each of its instructions. */
export function perStage<T>(answer: (file: Dockerfile, stage: Stage) => T): (file: Dockerfile, stage: Stage) => T {
  const known = new WeakMap<Stage, { readonly value: T }>();
  return (file, stage) => {
    let found = known.get(stage);
    if (!found) known.set(stage, (found = { value: answer(file, stage) }));
    return found.value;
  };
}

/** The stage at the bottom, which is built on an image or on nothing. */
export const rootStage = alongLineage<Stage>((stage, below) => below ?? stage);

/** Whether another stage of the file is built on a stage. */
export function isBase(file: Dockerfile, stage: Stage): boolean {
  let stages = bases.get(file);
  if (!stages) bases.set(file, (stages = new Set(file.stages.map((it) => it.parent))));
  return stages.has(stage);
}

const bases = new WeakMap<Dockerfile, ReadonlySet<Stage | undefined>>();

/** Whether a stage or one below it sets the working directory. */
export const setsWorkdir = alongLineage<boolean>((stage, below = false) => below || has(stage, workdir));

/** Whether a stage or one below it may have files that its image has not. */
export const makesFiles = alongLineage<boolean>((stage, below = false) => below || has(stage, makers));

/** Whether a stage or one below it brings files along, or names a shell of its own. */
export const bringsShell = alongLineage<boolean>((stage, below = false) => below || has(stage, bringers));

/** Whether a stage or one below it names a shell of its own. */
export const setsShell = alongLineage<boolean>((stage, below = false) => below || has(stage, shell));

/** Whether a stage itself makes a path its working directory. */
export function isOwnWorkdir(stage: Stage, path: string): boolean {
  return ownWorkdirs(stage).has(path);
}

const ownWorkdirs = alongLineage<ReadonlySet<string | undefined>>(
  ({ instructions }) => new Set(instructions.filter((it) => it.name === "WORKDIR" && !it.onbuild).map((it) => it.words[0]?.meaning)),
);

const workdir: ReadonlySet<string> = new Set(["WORKDIR"]);
const shell: ReadonlySet<string> = new Set(["SHELL"]);
const makers: ReadonlySet<string> = new Set(["ADD", "COPY", "RUN", "WORKDIR"]);
export const bringers: ReadonlySet<string> = new Set(["ADD", "COPY", "SHELL"]);

function has({ instructions }: Stage, names: ReadonlySet<string>): boolean {
  return instructions.some((it: Instruction) => names.has(it.name) && !it.onbuild);
}
