import { type ChildProcess, spawn } from "node:child_process";

/** A process and all that it started, ended together. */
export interface ProcessGroup {
  /** What it printed so far, on both of its streams. */
  readonly output: () => string;
  /** Resolves with an error that tells how it ended; never rejects. */
  readonly ended: Promise<Error>;
  stop(): Promise<void>;
}

/**
 * Starts a program in a process group of its own, which also dies when this process exits. Resolves with the first match
 * of `ready` in its output, or throws with that output if it ends before.
 */
export async function startGroup(
  command: string,
  args: readonly string[],
  options: { readonly env: NodeJS.ProcessEnv; readonly ready: RegExp },
): Promise<ProcessGroup & { readonly match: RegExpExecArray }> {
  const child = spawn(command, args, { env: options.env, stdio: ["ignore", "pipe", "pipe"], detached: true });
  const kill = () => killGroup(child);
  process.on("exit", kill);
  exitOnSignals();

  let output = "";
  const ended = new Promise<Error>((resolve) => {
    child.once("error", resolve);
    child.once("exit", (code, signal) => resolve(new Error(`${command} ${args[0]} ended with ${code ?? signal}.`)));
  });
  const match = await new Promise<RegExpExecArray>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      output += chunk.toString();
      const found = options.ready.exec(output);
      if (found) resolve(found);
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    void ended.then((error) => reject(new Error(`${error.message}\n${output}`)));
  });
  return {
    match,
    ended,
    output: () => output,
    async stop() {
      process.off("exit", kill);
      kill();
      await ended;
    },
  };
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // It has ended already.
  }
}

let signalsExit = false;

/** A signal alone ends this process without its "exit" handlers, which end the groups and remove the profiles. */
function exitOnSignals(): void {
  if (signalsExit) return;
  signalsExit = true;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => process.exit(1));
}
