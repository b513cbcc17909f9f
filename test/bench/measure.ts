import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";

export interface Measured {
  readonly milliseconds: number;
  /** The most memory that the process and those it started held at any time seen, in MB; undefined where the system does not tell. */
  readonly megabytes: number | undefined;
  /** The exit code; undefined where it could not be started, or a signal ended it. */
  readonly status: number | undefined;
}

const samplingInterval = 10;

/** Runs a program to its end with its output thrown away, as a person would wait for it. */
export function measure(command: string, args: readonly string[], cwd: string): Promise<Measured> {
  return new Promise((done) => {
    const started = performance.now();
    const child = spawn(command, args, { cwd, stdio: "ignore" });
    let peak = 0;
    const sample = () => {
      if (child.pid !== undefined) peak = Math.max(peak, peakOf(child.pid));
    };
    const sampling = setInterval(sample, samplingInterval);
    const end = (status: number | undefined) => {
      clearInterval(sampling);
      done({ milliseconds: performance.now() - started, megabytes: peak > 0 ? peak / 1024 : undefined, status });
    };
    child.on("error", () => end(undefined));
    child.on("exit", (code) => end(code ?? undefined));
  });
}

/** The peak of a process and of its children, in kB, as Linux counts it; 0 where it does not. */
function peakOf(pid: number): number {
  try {
    const own = Number(/^VmHWM:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0);
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean);
    return children.reduce((sum, child) => sum + peakOf(Number(child)), own);
  } catch {
    return 0;
  }
}

/** The value below which `share` of all lie; the largest of none is 0. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? 0;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Rows as an aligned table; the first is its head. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  return rows
    .map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!))).join("  "))
    .join("\n");
}
