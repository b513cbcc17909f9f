import type { Call, Command } from "../model/command.ts";
import type { Dockerfile } from "../model/dockerfile.ts";
import { shellInForce } from "./pipefail.ts";

/** A script that a step gives to PowerShell. */
export interface PowershellScript {
  readonly calls: readonly Call[];
  /** The call that is given it; undefined where the shell of the step reads it. */
  readonly runner: Call | undefined;
}

/** The scripts of PowerShell in a step, in order. */
export function powershellScripts({ place, shell, form, calls }: Command): PowershellScript[] {
  if (place !== "RUN") return [];
  const scripts = new Map<Call | undefined, Call[]>();
  for (const call of calls) {
    const { runner } = call;
    const isOwn = runner === undefined && shell === "powershell" && form === "shell";
    if (!isOwn && !(runner && isPowershell(runner))) continue;
    const others = scripts.get(runner);
    if (others) others.push(call);
    else scripts.set(runner, [call]);
  }
  return Array.from(scripts, ([runner, calls]) => ({ runner, calls }));
}

export function isPowershell({ name }: Call): boolean {
  return /^(?:powershell|pwsh)$/i.test(name ?? "");
}

/** Whether a script, or the `SHELL` that reads it, gives a variable that PowerShell looks at this value. */
export function hasPreference(
  file: Dockerfile,
  command: Command,
  { calls, runner }: PowershellScript,
  name: string,
  value: string,
): boolean {
  const assignment = new RegExp(String.raw`\$(?:global:|script:)?${name}\s*=\s*\\?["']*${value}\b`, "i");
  const shell = runner === undefined ? (shellInForce(file, command)?.words ?? []) : [];
  return (
    shell.some((it) => assignment.test(it.value)) ||
    calls.some((it) => /^\$/.test(it.program.written) && assignment.test(textOf(it))) ||
    // The words of a string with escapes all show the whole of it.
    calls.slice(0, 1).some((it) => assignment.test(it.program.written))
  );
}

function textOf({ program, arguments: words }: Call): string {
  return [program, ...words.slice(0, 2)].map((it) => it.written).join(" ");
}
