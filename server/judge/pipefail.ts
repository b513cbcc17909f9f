import type { Call, Command } from "../model/command.ts";
import { type Dockerfile, type Instruction, lineage } from "../model/dockerfile.ts";
import { perStage } from "./lineage.ts";

/** The pipes of a command whose status is that of their last program alone, each by its first call; none where no such shell runs them. */
export function forgivingPipes({ shell, calls }: Command): Call[] {
  if (shell !== "sh" && shell !== "bash") return [];
  const inner = new Set(calls.map((it) => it.pipedInto));
  return calls.filter((call) => call.pipedInto && !inner.has(call) && !call.options.pipefail);
}

/** The last `SHELL` before a command, in its stage or in those it is built on. */
export function shellInForce(file: Dockerfile, { stage, span }: Command): Instruction | undefined {
  if (!stage) return undefined;
  for (const it of lineage(stage)) {
    const found = shellsOf(file, it).findLast((shell) => it !== stage || shell.span.start < span.start);
    if (found) return found;
  }
  return undefined;
}

const shellsOf = perStage((_, { instructions }) => instructions.filter((it) => it.name === "SHELL" && !it.onbuild));
