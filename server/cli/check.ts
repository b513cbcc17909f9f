import { closeSync, openSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { nodeHost, readBytes, uriOf } from "../host/node.ts";
import { recognise } from "../parse/parse.ts";
import type { Severity } from "../rules/rule.ts";
import { fix, patches, wholeText } from "./fix.ts";
import type { CheckOptions } from "./options.ts";
import { progressOn } from "./progress.ts";
import { count, emptySummary, type Failure, type Reporter, type Summary } from "./report.ts";
import { jsonReporter, ndjsonReporter } from "./report-json.ts";
import { plural, statisticsReporter, summaryLine, textReporter } from "./report-text.ts";
import { Session } from "./session.ts";
import { readStdin } from "./stdin.ts";
import { findTargets, type Target } from "./targets.ts";
import { painter, visible } from "./terminal.ts";
import { UsageError } from "./usage-error.ts";

/** How wide text is where no terminal tells. */
const defaultColumns = 120;

/**
 * `seaworthy check`.
 * @returns the exit code
 * @throws UsageError
 */
export async function check(options: CheckOptions): Promise<number> {
  const started = performance.now();
  const progress = progressOn(process.stderr, !options.quiet);
  const note = (text: string) => {
    progress.clear();
    if (!options.quiet) process.stderr.write(`${visible(text)}\n`);
  };
  const session = new Session(settingsOf(options), options.kind, note);
  const stdin = options.paths.includes("-");
  const targets = stdin
    ? await stdinTarget(options, session)
    : await findTargets(options, nodeHost, (found) => progress.show(`Looking for files: ${found}`));
  const filtering = stdin && options.mode === "fix";
  const output = openOutput(options.output, filtering ? process.stderr : process.stdout, (failure) => session.fail(failure));
  const reporter = reporterOf(options, session, output.stream);

  const repaired =
    options.mode === "fix" ? await fix(session, targets, options.unsafe, !stdin, progress, note) : new Map<string, string | undefined>();
  if (filtering) for (const { uri } of targets) process.stdout.write(await wholeText(session, uri));

  const summary = emptySummary();
  for (const [index, target] of targets.entries()) {
    progress.show(`Checking ${index + 1} of ${targets.length}: ${session.path(target.uri)}`);
    const file = await session.load(target);
    const checked = file && session.check(target, file);
    if (checked) {
      count(summary, checked.findings);
      const text = reporter.file(checked);
      if (text !== "") progress.clear();
      output.write(text);
    }
    session.done(target);
  }
  if (options.mode === "diff") output.write(await patches(session, await fix(session, targets, options.unsafe, false, progress, note)));
  progress.clear();
  const failures = () => [...[...session.mistakes.values()].sort(byPlace), ...session.failures.values()];
  output.write(reporter.end(summary, failures()));
  output.close();
  for (const failure of failures()) process.stderr.write(`${describe(failure)}\n`);
  conclude(options, summary, repaired.size, performance.now() - started);
  return session.mistakes.size > 0 ? 2 : session.failures.size > 0 ? 3 : fails(summary, options.failOn) ? 1 : 0;
}

function settingsOf(options: CheckOptions) {
  const today = new Date().toISOString().slice(0, 10);
  if (options.config === undefined) return { ...options.settings, today };
  const path = resolve(options.config);
  const read = readBytes(path);
  if (read.kind !== "bytes")
    throw new UsageError(`--config ${options.config}: ${read.kind === "absent" ? "does not exist" : read.reason}.`);
  return { ...options.settings, today, config: uriOf(path) };
}

/** Standard input under the name that the user gives it; nothing where it cannot be read. */
async function stdinTarget(options: CheckOptions, session: Session): Promise<readonly Target[]> {
  const name = options.stdinFilename ?? "<stdin>";
  const read = await readStdin();
  if (read.kind !== "text") {
    session.fail({ path: name, message: read.kind === "absent" ? "does not exist" : read.reason });
    return [];
  }
  const uri = uriOf(resolve(name));
  session.pretend(uri, read);
  // Without a name, what is no Compose file is taken for a Dockerfile.
  const kind = options.stdinFilename === undefined ? (options.kind ?? recognise("stdin.yaml", read.text) ?? "dockerfile") : undefined;
  return [{ uri, named: true, ...(kind && { kind }) }];
}

interface Output {
  readonly stream: { readonly isTTY?: boolean; readonly columns?: number };
  write(text: string): void;
  close(): void;
}

/** Where the report goes. What goes wrong while it is written is told to `fail`. */
function openOutput(file: string | undefined, stream: NodeJS.WriteStream, fail: (failure: Failure) => void): Output {
  if (file === undefined) return { stream, write: (text) => void stream.write(text), close() {} };
  try {
    const descriptor = openSync(file, "w");
    const write = (text: string) => {
      try {
        writeFileSync(descriptor, text);
      } catch (error) {
        fail({ path: file, message: `cannot be written: ${(error as Error).message}` });
      }
    };
    return { stream: {}, write, close: () => closeSync(descriptor) };
  } catch (error) {
    throw new UsageError(`--output ${file}: ${(error as Error).message}.`);
  }
}

function reporterOf({ format, mode, statistics, color }: CheckOptions, session: Session, stream: Output["stream"]): Reporter {
  if (mode === "diff") return { file: () => "", end: () => "" };
  if (format === "json") return jsonReporter(session, statistics);
  if (format === "ndjson") return ndjsonReporter(session);
  const paint = painter(color, stream);
  return statistics ? statisticsReporter(paint) : textReporter(session, stream.columns ?? defaultColumns, paint);
}

/** The last line: what was found, what can be repaired, how long it took. Silent where all is well and nobody is watching. */
function conclude({ quiet, format, mode, unsafe }: CheckOptions, summary: Summary, repaired: number, milliseconds: number): void {
  const { error, warning, info } = summary.bySeverity;
  if (quiet || (!process.stderr.isTTY && (format !== "text" || error + warning + info + repaired === 0))) return;
  const done = mode === "fix" ? `Repaired ${plural(repaired, "file")}. ` : "";
  process.stderr.write(`${done}${summaryLine(summary, mode !== "report" && unsafe)}  ${Math.round(milliseconds)} ms\n`);
}

function fails({ bySeverity }: Summary, failOn: Severity | "never"): boolean {
  switch (failOn) {
    case "never":
      return false;
    case "error":
      return bySeverity.error > 0;
    case "warning":
      return bySeverity.error + bySeverity.warning > 0;
    case "info":
      return bySeverity.error + bySeverity.warning + bySeverity.info > 0;
  }
}

function byPlace(a: Failure, b: Failure): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return (a.line ?? 0) - (b.line ?? 0);
}

function describe({ path, line, message }: Failure): string {
  return visible(`${path}${line === undefined ? "" : `:${line}`}: ${message}`);
}
