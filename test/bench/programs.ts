import { accessSync, constants, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { type Measured, measure, median, table } from "./measure.ts";

/** Files of one language, as absolute paths. */
export interface Files {
  readonly language: "Dockerfiles" | "Compose files";
  readonly paths: readonly string[];
}

/** A program to compare with. `{files}` among its arguments stands for the files; it is run on the languages that it knows. */
export interface Peer {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly languages: readonly Files["language"][];
}

export const knownPeers: readonly Peer[] = [
  { name: "hadolint", command: "hadolint", args: ["--no-fail", "--format", "json", "{files}"], languages: ["Dockerfiles"] },
  { name: "tally", command: "tally", args: ["lint", "--slow-checks", "off", "--format", "json", "{files}"], languages: ["Dockerfiles"] },
  { name: "compose-lint", command: "compose-lint", args: ["--format", "json", "{files}"], languages: ["Compose files"] },
  { name: "dclint", command: "dclint", args: ["-f", "json", "{files}"], languages: ["Compose files"] },
];

export function isInstalled({ command }: Peer): boolean {
  return (process.env.PATH ?? "").split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, command), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Wall time and peak memory of whole runs. All programs take turns, so that a busy moment of the machine is nobody's alone. */
export async function comparePrograms(cli: string, files: Files, peers: readonly Peer[], runs: number): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "seaworthy-bench-"));
  try {
    const list = join(folder, "files");
    writeFileSync(list, files.paths.join("\n"));
    const ours = {
      name: "seaworthy",
      command: process.execPath,
      args: [cli, "check", "--no-config", "--format", "ndjson", "--fail-on", "never", "--files-from", list],
    };
    const programs = [ours, ...peers.filter((it) => it.languages.includes(files.language))];
    const results = new Map<string, Measured[]>(programs.map((it) => [it.name, []]));
    for (let run = 0; run < runs; run++) {
      for (const { name, command, args } of programs) {
        results.get(name)!.push(
          await measure(
            command,
            args.flatMap((it) => (it === "{files}" ? files.paths : [it])),
            folder,
          ),
        );
      }
    }
    return `${files.paths.length} ${files.language}, median of ${runs} runs\n${table(rows(results, ours.name))}\n`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function rows(results: ReadonlyMap<string, readonly Measured[]>, ours: string): string[][] {
  const time = (name: string) => median(results.get(name)!.map((it) => it.milliseconds));
  const memory = (name: string) => median(results.get(name)!.flatMap((it) => it.megabytes ?? []));
  const rows = [...results].map(([name, all]) => [
    name,
    `${Math.round(time(name))} ms`,
    `× ${(time(name) / time(ours)).toFixed(1)}`,
    memory(name) > 0 ? `${Math.round(memory(name))} MB` : "-",
    memory(name) > 0 ? `× ${(memory(name) / memory(ours)).toFixed(1)}` : "-",
    [...new Set(all.map((it) => it.status ?? "failed"))].join(", "),
  ]);
  return [["program", "wall time", "", "peak memory", "", "exit code"], ...rows];
}
