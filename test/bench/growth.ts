import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { measure, median, table } from "./measure.ts";

const sizes = [1_000, 10_000];

/** How the time for one file grows with its length: ten times the instructions, and the factor that this costs. */
export async function measureGrowth(cli: string, runs: number): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "seaworthy-bench-"));
  try {
    const rows: string[][] = [];
    for (const [name, block] of Object.entries(blocks)) {
      const base = await time(cli, folder, "FROM scratch\n", runs);
      const times: number[] = [];
      for (const size of sizes) times.push((await time(cli, folder, dockerfile(block, size), runs)) - base);
      rows.push([name, ...times.map((it) => `${Math.round(it)} ms`), `× ${(times[1]! / times[0]!).toFixed(1)}`]);
    }
    const head = ["Dockerfile of", ...sizes.map((it) => `${it.toLocaleString("en")} instructions`), ""];
    return `growth beyond a file of one instruction, median of ${runs} runs\n${table([head, ...rows])}\n`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function time(cli: string, folder: string, text: string, runs: number): Promise<number> {
  const file = join(folder, "Dockerfile");
  writeFileSync(file, text);
  const times: number[] = [];
  for (let i = 0; i < runs; i++) {
    const args = [cli, "check", "--no-config", "--preset", "all", "--format", "ndjson", "--fail-on", "never", file];
    times.push((await measure(process.execPath, args, folder)).milliseconds);
  }
  return median(times);
}

/** Texts of one block each, in which `#` is the number of the block. */
const blocks: Readonly<Record<string, readonly string[]>> = {
  "steps in one stage": [
    "ENV VALUE_#=$VALUE_0 OTHER_#=two",
    "RUN apt-get update && apt-get install -y curl && cd /srv && curl -sS https://example.com/#.tgz | tar xz",
    "COPY --chown=1000:1000 a# b# ./",
    "LABEL org.example.#=value",
  ],
  "stages built on each other": ["FROM stage-0 AS stage-#", "ARG VERSION=#", "RUN echo $VERSION && make", "COPY --from=stage-0 /a /b"],
};

function dockerfile(block: readonly string[], instructions: number): string {
  const count = Math.floor((instructions - 2) / block.length);
  const body = Array.from({ length: count }, (_, index) => block.map((line) => line.replaceAll("#", String(index + 1)))).flat();
  return ["FROM debian:13 AS stage-0", "ENV VALUE_0=1", ...body, ""].join("\n");
}
