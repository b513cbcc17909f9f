import { spawnSync } from "node:child_process";
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
  /** Whether it stops at the first file that is broken, so that it can only be timed on the others. */
  readonly stopsAtBrokenFiles?: boolean;
}

export const knownPeers: readonly Peer[] = [
  { name: "hadolint", command: "hadolint", args: ["--no-fail", "--format", "json", "{files}"], languages: ["Dockerfiles"] },
  {
    name: "tally",
    command: "tally",
    args: ["lint", "--slow-checks", "off", "--format", "json", "{files}"],
    languages: ["Dockerfiles"],
    stopsAtBrokenFiles: true,
  },
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

/**
 * Wall time and peak memory of whole runs. All programs take turns, so that a busy moment of the machine is nobody's alone. Peers that
 * stop at broken files come in a second table, about the files that we find no error in.
 */
export async function comparePrograms(cli: string, files: Files, peers: readonly Peer[], runs: number): Promise<string> {
  const mine = peers.filter((it) => it.languages.includes(files.language));
  const [fragile, robust] = [mine.filter((it) => it.stopsAtBrokenFiles), mine.filter((it) => !it.stopsAtBrokenFiles)];
  const first = await compare(cli, files.language, files.paths, robust, runs);
  const sound = fragile.length > 0 ? await soundFiles(cli, files.paths) : [];
  return sound.length === 0 ? first : `${first}\n${await compare(cli, `${files.language} without errors`, sound, fragile, runs)}`;
}

async function compare(cli: string, title: string, paths: readonly string[], peers: readonly Peer[], runs: number): Promise<string> {
  return withList(paths, async (list, folder) => {
    const programs = [{ name: "seaworthy", command: process.execPath, args: checkArgs(cli, list) }, ...peers];
    const results = new Map<string, Measured[]>(programs.map((it) => [it.name, []]));
    for (let run = 0; run < runs; run++) {
      for (const { name, command, args } of programs) {
        results.get(name)!.push(
          await measure(
            command,
            args.flatMap((it) => (it === "{files}" ? paths : [it])),
            folder,
          ),
        );
      }
    }
    return `${paths.length} ${title}, median of ${runs} runs\n${table(rows(results, "seaworthy"))}\n`;
  });
}

/** Those of the files in which we find no error. */
function soundFiles(cli: string, paths: readonly string[]): Promise<readonly string[]> {
  return withList(paths, async (list, folder) => {
    const options = { cwd: folder, encoding: "utf8", maxBuffer: 2 ** 30 } as const;
    const { stdout } = spawnSync(process.execPath, checkArgs(cli, list), options);
    const rows = stdout.split("\n").filter(Boolean);
    const broken = new Set(rows.filter((it) => it.includes('"severity":"error"')).map((it) => join(folder, JSON.parse(it).path)));
    return paths.filter((it) => !broken.has(it));
  });
}

function checkArgs(cli: string, list: string): string[] {
  return [cli, "check", "--no-config", "--format", "ndjson", "--fail-on", "never", "--files-from", list];
}

/** Runs something in an empty folder with a list of files in it. */
async function withList<T>(paths: readonly string[], run: (list: string, folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "seaworthy-bench-"));
  try {
    const list = join(folder, "files");
    writeFileSync(list, paths.join("\n"));
    return await run(list, folder);
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
