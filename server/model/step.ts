import type { Command } from "./command.ts";
import type { Dockerfile, Instruction } from "./dockerfile.ts";
import type { Mount } from "./mount.ts";

/** The instruction that a command of a Dockerfile stands in. */
export function instructionOf(file: Dockerfile, command: Command): Instruction | undefined {
  return stepsOf(file).get(command)?.instruction;
}

/** What is mounted while a `RUN` runs. */
export function mountsOf(file: Dockerfile, command: Command): readonly Mount[] {
  return stepsOf(file).get(command)?.mounts ?? [];
}

interface Step {
  readonly instruction: Instruction;
  readonly mounts: readonly Mount[];
}

const steps = new WeakMap<Dockerfile, ReadonlyMap<Command, Step>>();

function stepsOf(file: Dockerfile): ReadonlyMap<Command, Step> {
  let known = steps.get(file);
  if (!known) steps.set(file, (known = gather(file)));
  return known;
}

/** An instruction comes before what is in it. */
function gather({ nodes }: Dockerfile): ReadonlyMap<Command, Step> {
  const found = new Map<Command, Step>();
  let instruction: Instruction | undefined;
  let mounts: Mount[] = [];
  for (const node of nodes) {
    if (node.kind === "instruction") {
      instruction = node;
      mounts = [];
    } else if (node.kind === "mount") mounts.push(node);
    else if (node.kind === "command" && instruction) found.set(node, { instruction, mounts });
  }
  return found;
}
