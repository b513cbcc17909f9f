import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { measure, median, table } from "./measure.ts";

const sizes = [1_000, 10_000];

/** How the time for one file grows with its length: ten times the instructions or services, and the factor that this costs. */
export async function measureGrowth(cli: string, runs: number): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "seaworthy-bench-"));
  try {
    const rows: string[][] = [];
    for (const { title, name, text } of files) {
      const base = await time(cli, join(folder, name), text(1), runs);
      const times: number[] = [];
      for (const size of sizes) times.push((await time(cli, join(folder, name), text(size), runs)) - base);
      rows.push([title, ...times.map((it) => `${Math.round(it)} ms`), `× ${(times[1]! / times[0]!).toFixed(1)}`]);
    }
    const head = ["what there is more of", ...sizes.map((it) => it.toLocaleString("en")), ""];
    return `growth beyond a file of one, median of ${runs} runs\n${table([head, ...rows])}\n`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function time(cli: string, file: string, text: string, runs: number): Promise<number> {
  writeFileSync(file, text);
  const times: number[] = [];
  for (let i = 0; i < runs; i++) {
    const args = [cli, "check", "--no-config", "--preset", "all", "--format", "ndjson", "--fail-on", "never", file];
    times.push((await measure(process.execPath, args, dirname(file))).milliseconds);
  }
  rmSync(file);
  return median(times);
}

interface Growing {
  readonly title: string;
  readonly name: "Dockerfile" | "compose.yaml";
  readonly text: (count: number) => string;
}

const files: readonly Growing[] = [
  {
    title: "instructions of one stage",
    name: "Dockerfile",
    text: (count) =>
      dockerfile(count, [
        "ENV VALUE_#=$VALUE_0 OTHER_#=two",
        "RUN apt-get update && apt-get install -y curl && cd /srv && curl -sS https://example.com/#.tgz | tar xz",
        "COPY --chown=1000:1000 a# b# ./",
        "LABEL org.example.#=value",
      ]),
  },
  {
    title: "instructions of stages built on each other",
    name: "Dockerfile",
    text: (count) =>
      dockerfile(count, ["FROM stage-0 AS stage-#", "ARG VERSION=#", "RUN echo $VERSION && make", "COPY --from=stage-0 /a /b"]),
  },
  {
    title: "services that depend on each other",
    name: "compose.yaml",
    text: (count) => compose(count, ["    depends_on: [service-<]"]),
  },
  {
    title: "services that share what they are",
    name: "compose.yaml",
    text: (count) => compose(count, ["    <<: *common", "    extends: service-0"]),
  },
];

/** Blocks of lines in which `#` is the number of the block. */
function dockerfile(instructions: number, block: readonly string[]): string {
  const count = Math.max(Math.floor((instructions - 2) / block.length), 0);
  const body = Array.from({ length: count }, (_, index) => block.map((line) => line.replaceAll("#", String(index + 1)))).flat();
  return ["FROM debian:13 AS stage-0", "ENV VALUE_0=1", ...body, ""].join("\n");
}

/** Services in whose lines `#` is the number of the service and `<` of the one before. */
function compose(services: number, lines: readonly string[]): string {
  const own = [
    "  service-#:",
    "    image: registry.example.com/app:1.#",
    "    environment:",
    '      NAME_#: "$' + '{NAME_#:-value}"',
    "    volumes:",
    "      - data:/data/#",
    "    ports:",
    '      - "127.0.0.1:$' + '{PORT_#:-8080}:80"',
    ...lines,
  ];
  const numbered = (index: number) => own.map((line) => line.replaceAll("#", String(index)).replaceAll("<", String(index - 1)));
  const head = ["x-common: &common", "  restart: always", "volumes:", "  data: {}", "services:"];
  const first = ["  service-0:", "    image: registry.example.com/base:1.0"];
  const body = Array.from({ length: services - 1 }, (_, index) => numbered(index + 1)).flat();
  return [...head, ...first, ...body, ""].join("\n");
}
