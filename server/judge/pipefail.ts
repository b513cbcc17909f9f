import type { Call, Command } from "../model/command.ts";
import { type Dockerfile, type Instruction, lineage, type Stage } from "../model/dockerfile.ts";
import { contains } from "../text/span.ts";

/** The pipes of a command whose status is that of their last program alone, each by its first call; none where no such shell runs them. */
export function forgivingPipes(file: Dockerfile, command: Command, text: string): Call[] {
  if (command.shell !== "sh" && command.shell !== "bash") return [];
  const { calls } = command;
  if (!calls.some((it) => it.pipedInto)) return [];
  const shell = shellInForce(file, command);
  if (command.form === "shell" && shell?.words.some(({ value }) => /pipefail/.test(value))) return [];
  const inner = new Set(calls.map((it) => it.pipedInto));
  const strict = calls.filter(setsPipefail);
  const shebang = command.form === "shell" && /^#!.*pipefail/m.test(text.slice(command.span.end, command.span.end + 300).trimStart());
  return calls.filter((call) => {
    if (!call.pipedInto || inner.has(call) || shebang) return false;
    // `set` holds for what follows, an option of a shell for the script that it is given.
    return !strict.some((it) => (it.name === "set" ? it.span.start < call.span.start : it !== call && contains(it.span, call.span)));
  });
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

function setsPipefail({ name, arguments: words }: Call): boolean {
  return name !== undefined && /^(?:set|(?:ba|a|k|z|da)?sh|busybox)$/.test(name) && words.some((it) => it.value === "pipefail");
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
