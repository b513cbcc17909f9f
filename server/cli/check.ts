import { closeSync, openSync, writeSync } from "node:fs";
import { resolve } from "node:path";
import { nodeHost, readBytes, uriOf } from "../host/node.ts";
import { recognise } from "../parse/parse.ts";
import type { Severity } from "../rules/rule.ts";
import { patchOf } from "./diff.ts";
import type { CheckOptions } from "./options.ts";
import { progressOn } from "./progress.ts";
import { type Change, repair, writeChanges } from "./repair.ts";
import { count, emptySummary, type Failure, type Reporter, type Summary } from "./report.ts";
import { jsonReporter, ndjsonReporter } from "./report-json.ts";
import { plural, statisticsReporter, summaryLine, textReporter } from "./report-text.ts";
import { Session } from "./session.ts";
import { readStdin } from "./stdin.ts";
import { findTargets, type Target } from "./targets.ts";
import { painter, visible } from "./terminal.ts";
import { UsageError } from "./usage-error.ts";

/** The byte order mark. */
const mark = "\ufeff";

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
    if (!options.quiet) process.stderr.write(`${text}\n`);
  };
  const session = new Session(settingsOf(options), options.kind, note);
  const standardInput = options.paths.includes("-") ? await stdinTarget(options, session) : undefined;
  const targets = standardInput
    ? [standardInput]
    : options.paths.includes("-")
      ? []
      : await findTargets(options, nodeHost, (found) => progress.show(`Looking for files: ${found}`));
  const filtering = standardInput !== undefined && options.mode === "fix";
  const output = openOutput(options.output, filtering ? process.stderr : process.stdout);
  const reporter = reporterOf(options, session, output.stream);

  const repaired: Change[] = [];
  if (options.mode === "fix") {
    for (const [index, target] of targets.entries()) {
      progress.show(`Repairing ${index + 1} of ${targets.length}: ${session.path(target.uri)}`);
      repaired.push(...(await fix(session, target, options.unsafe, note)));
    }
    if (filtering) process.stdout.write((standardInput.bom ? mark : "") + session.text(standardInput.uri));
  }

  const summary = emptySummary();
  for (const [index, target] of targets.entries()) {
    progress.show(`Checking ${index + 1} of ${targets.length}: ${session.path(target.uri)}`);
    const file = await session.load(target);
    const checked = file && session.check(target, file);
    if (!checked) continue;
    count(summary, checked.findings);
    const text = reporter.file(checked);
    if (text === "") continue;
    progress.clear();
    output.write(text);
  }
  progress.clear();
  if (options.mode === "diff") output.write(await patches(session, targets, options.unsafe));
  const failures = [...session.mistakes.values(), ...session.failures.values()];
  output.write(reporter.end(summary, failures));
  output.close();
  for (const failure of failures) process.stderr.write(`${describe(failure)}\n`);
  conclude(options, summary, repaired, performance.now() - started);
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

/** Standard input under the name that the user gives it; undefined where it cannot be read. */
async function stdinTarget(options: CheckOptions, session: Session): Promise<Target | undefined> {
  const name = options.stdinFilename ?? "<stdin>";
  const read = await readStdin();
  if (read.kind === "text") {
    // Without a name, what is no Compose file is taken for a Dockerfile.
    const kind = options.kind ?? (options.stdinFilename === undefined ? (recognise("stdin.yaml", read.text) ?? "dockerfile") : undefined);
    return { uri: uriOf(resolve(name)), named: true, text: read.text, bom: read.bom, ...(kind && { kind }) };
  }
  session.fail({ path: name, message: read.kind === "absent" ? "does not exist" : read.reason });
  return undefined;
}

/** Repairs a file in place. @returns what was changed */
async function fix(session: Session, target: Target, unsafe: boolean, note: (text: string) => void): Promise<readonly Change[]> {
  const file = await session.load(target);
  if (!file) return [];
  const { changes, applied, dropped } = repair(session.project, target.uri, session.settings, unsafe);
  const path = session.path(target.uri);
  for (const { finding, reason } of dropped) note(visible(`${path}: ${finding.rule.id} is not repaired: ${reason}`));
  if (changes.length === 0) return [];
  const failed = target.text === undefined ? writeChanges(changes) : undefined;
  if (failed) {
    session.fail({ path: session.path(failed.uri), message: failed.message });
    for (const { uri, before } of changes) session.project.set(uri, before, session.project.get(uri)?.kind);
    return [];
  }
  note(visible(`${path}: repaired ${listed(applied.map((it) => it.rule.id))}`));
  return changes;
}

/** What `--fix` would change, file by file. */
async function patches(session: Session, targets: readonly Target[], unsafe: boolean): Promise<string> {
  const originals = new Map<string, string | undefined>();
  for (const target of targets) {
    if (session.project.get(target.uri)?.kind === undefined) continue;
    for (const { uri, before } of repair(session.project, target.uri, session.settings, unsafe).changes) {
      if (!originals.has(uri)) originals.set(uri, before);
    }
  }
  let text = "";
  for (const [uri, before] of originals) {
    const read = await nodeHost.read(uri);
    const bom = (targets.find((it) => it.uri === uri)?.bom ?? (read.kind === "text" && read.bom)) ? mark : "";
    text += patchOf(session.path(uri), before === undefined ? undefined : bom + before, bom + session.text(uri));
  }
  return text;
}

interface Output {
  readonly stream: { readonly isTTY?: boolean; readonly columns?: number };
  write(text: string): void;
  close(): void;
}

function openOutput(file: string | undefined, stream: NodeJS.WriteStream): Output {
  if (file === undefined) return { stream, write: (text) => void stream.write(text), close() {} };
  try {
    const descriptor = openSync(file, "w");
    return { stream: {}, write: (text) => void writeSync(descriptor, text), close: () => closeSync(descriptor) };
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
function conclude(
  { quiet, format, mode, unsafe }: CheckOptions,
  summary: Summary,
  repaired: readonly Change[],
  milliseconds: number,
): void {
  const { error, warning, info } = summary.bySeverity;
  if (quiet || (format !== "text" && !process.stderr.isTTY)) return;
  if (error + warning + info + repaired.length === 0 && !process.stderr.isTTY) return;
  const files = new Set(repaired.map((it) => it.uri)).size;
  const done = mode === "fix" ? `Repaired ${plural(files, "file")}. ` : "";
  process.stderr.write(`${done}${summaryLine(summary, mode === "report" ? false : unsafe)}  ${Math.round(milliseconds)} ms\n`);
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

function describe({ path, line, message }: Failure): string {
  return visible(`${path}${line === undefined ? "" : `:${line}`}: ${message}`);
}

/** `a, b ×2` */
function listed(ids: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts].map(([id, times]) => (times === 1 ? id : `${id} ×${times}`)).join(", ");
}
