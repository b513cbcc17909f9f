import type { Call, Command } from "../model/command.ts";
import { type Dockerfile, type Instruction, lineage, type Stage } from "../model/dockerfile.ts";

/** The pipes of a command whose status is that of their last program alone, each by its first call; none where no such shell runs them. */
export function forgivingPipes({ shell, calls }: Command): Call[] {
  if (shell !== "sh" && shell !== "bash") return [];
  const inner = new Set(calls.map((it) => it.pipedInto));
  return calls.filter((call) => call.pipedInto && !inner.has(call) && !call.options.pipefail);
}

/** The last `SHELL` before a command, in its stage or in those it is built on. */
export function shellInForce(file: Dockerfile, { stage, span }: Command): Instruction | undefined {
  if (!stage) return undefined;
  const shells = shellsOf(file);
  for (const it of lineage(stage)) {
    const found = shells.get(it)?.findLast((shell) => it !== stage || shell.span.start < span.start);
    if (found) return found;
  }
  return undefined;
}

/** The `SHELL` instructions of each stage. */
const known = new WeakMap<Dockerfile, Map<Stage, Instruction[]>>();

function shellsOf(file: Dockerfile): ReadonlyMap<Stage, Instruction[]> {
  let shells = known.get(file);
  if (shells) return shells;
  shells = new Map();
  for (const instruction of file.instructions) {
    if (instruction.name !== "SHELL" || instruction.onbuild || !instruction.stage) continue;
    const others = shells.get(instruction.stage);
    if (others) others.push(instruction);
    else shells.set(instruction.stage, [instruction]);
  }
  known.set(file, shells);
  return shells;
}
