import { lstatSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { parseArgs } from "node:util";
import { check, type Enabled, enable, type Finding } from "../engine/check.ts";
import type { FileKind } from "../model/node.ts";
import { kindOf, parse } from "../parse/parse.ts";
import { rules } from "../rules/index.ts";
import type { Severity } from "../rules/rule.ts";
import { LineIndex } from "../text/line-index.ts";

const usage = `Usage: seaworthy check [PATH…] [--format text|json|ndjson] [--fail-on error|warning|info|never]
                       [--preset recommended|all] [--only ID,ID]
       seaworthy rules

Exit codes: 0 nothing at or above --fail-on (default error), 1 findings, 2 wrong usage, 3 a file could not be read.
`;
const formats = ["text", "json", "ndjson"];
const levels: readonly string[] = ["info", "warning", "error"];

/** One file as the reports show it; lines and columns from 1, ends exclusive. */
interface FileReport {
  readonly path: string;
  readonly kind: FileKind;
  readonly findings: readonly ReturnType<typeof describe>[];
}

process.exitCode = main(process.argv.slice(2));

function main(args: string[]): number {
  let options: ReturnType<typeof parseOptions>;
  try {
    options = parseOptions(args);
  } catch (error) {
    process.stderr.write(`seaworthy: ${(error as Error).message}\n${usage}`);
    return 2;
  }
  const [command, ...paths] = options.positionals;
  const { format, "fail-on": failOn, preset, only } = options.values;
  if (options.values.help || !command) {
    process.stdout.write(usage);
    return options.values.help ? 0 : 2;
  }
  if (command === "rules") {
    for (const rule of rules) process.stdout.write(`${rule.id.padEnd(24)}${rule.severity.padEnd(9)}${rule.summary}\n`);
    return 0;
  }
  if (command !== "check" || !formats.includes(format) || ![...levels, "never"].includes(failOn) || !["recommended", "all"].includes(preset)) {
    process.stderr.write(`seaworthy: ${command !== "check" ? `unknown command "${command}"` : "unknown --format, --fail-on or --preset"}\n${usage}`);
    return 2;
  }
  const ids = only?.split(",");
  const unknown = ids?.find((id) => !rules.some((rule) => rule.id === id));
  if (unknown !== undefined) {
    process.stderr.write(`seaworthy: --only: unknown rule "${unknown}"\n`);
    return 2;
  }
  // A rule that is asked for by name is on, whatever the preset.
  const enabled = enable(ids ? rules.filter((rule) => ids.includes(rule.id)) : rules, preset === "all" || ids !== undefined);
  return checkPaths(paths.length > 0 ? paths : ["."], enabled, format, failOn);
}

function parseOptions(args: string[]) {
  return parseArgs({
    args,
    allowPositionals: true,
    options: {
      format: { type: "string", default: "text" },
      "fail-on": { type: "string", default: "error" },
      preset: { type: "string", default: "recommended" },
      only: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
}

function checkPaths(paths: readonly string[], enabled: readonly Enabled[], format: string, failOn: string): number {
  const errors: { path: string; message: string }[] = [];
  const files: FileReport[] = [];
  for (const path of findFiles(paths, errors)) {
    let text: string;
    try {
      text = readFileSync(path, "utf8");
    } catch (error) {
      errors.push({ path, message: (error as Error).message });
      continue;
    }
    const shown = (relative(".", path) || path).split(sep).join("/");
    const kind = kindOf(shown) ?? "dockerfile";
    const { findings, crashes } = check(parse(kind, text), enabled);
    for (const { rule, error } of crashes) process.stderr.write(`seaworthy: ${shown}: rule ${rule.id} failed: ${String(error)}\n`);
    const lines = new LineIndex(text);
    const file: FileReport = { path: shown, kind, findings: findings.map((it) => describe(it, lines)) };
    files.push(file);
    if (format === "ndjson") process.stdout.write(`${JSON.stringify(file)}\n`);
    if (format === "text") process.stdout.write(renderText(file, text));
  }
  const all = files.flatMap((file) => file.findings);
  const count = (severity: Severity) => all.filter((it) => it.severity === severity).length;
  const summary = { files: files.length, error: count("error"), warning: count("warning"), info: count("info"), fixable: all.filter((it) => it.fixes.length > 0).length };
  if (format === "json") process.stdout.write(`${JSON.stringify({ version: 1, files, errors, summary })}\n`);
  for (const { path, message } of errors) process.stderr.write(`seaworthy: ${path}: ${message}\n`);
  if (format === "text" && all.length > 0) process.stdout.write(`${summary.files} files: ${summary.error} errors, ${summary.warning} warnings, ${summary.info} notes.\n`);
  if (errors.length > 0) return 3;
  return failOn !== "never" && all.some((it) => levels.indexOf(it.severity) >= levels.indexOf(failOn)) ? 1 : 0;
}

/**
 * Files named outright, and the container files below folders. Links to folders are followed only when named: in a
 * stranger's repository they may lead anywhere, or round in a circle.
 */
function findFiles(paths: readonly string[], errors: { path: string; message: string }[]): string[] {
  const found: string[] = [];
  const visit = (path: string, named: boolean): void => {
    try {
      if (!statSync(path).isDirectory()) {
        if (named || kindOf(path.split(sep).join("/"))) found.push(path);
        return;
      }
      if (!named && lstatSync(path).isSymbolicLink()) return;
      for (const name of readdirSync(path).sort()) if (name !== ".git" && name !== "node_modules") visit(join(path, name), false);
    } catch (error) {
      // A link that leads nowhere is no container file of anybody's.
      if (named || (error as NodeJS.ErrnoException).code !== "ENOENT") errors.push({ path, message: (error as Error).message });
    }
  };
  for (const path of paths) visit(path, true);
  return found;
}

function describe({ rule, severity, at, message, fixes }: Finding, lines: LineIndex) {
  const range = (span: { start: number; end: number }) => {
    const start = lines.position(span.start);
    const end = lines.position(span.end);
    return { line: start.line + 1, column: start.character + 1, endLine: end.line + 1, endColumn: end.character + 1 };
  };
  return {
    rule: rule.id,
    category: rule.category,
    severity,
    message,
    ...range(at),
    also: rule.also,
    fixes: (fixes ?? []).map((fix) => ({ title: fix.title, safety: fix.safety, edits: fix.edits.map((edit) => ({ ...range(edit.span), newText: edit.newText })) })),
  };
}

function renderText(file: FileReport, text: string): string {
  if (file.findings.length === 0) return "";
  const lines = text.split(/\r\n|\n|\r/);
  let out = `${file.path}\n`;
  for (const it of file.findings) {
    const source = lines[it.line - 1] ?? "";
    const width = it.endLine === it.line ? Math.max(it.endColumn - it.column, 1) : Math.max(source.length - it.column + 1, 1);
    const number = String(it.line);
    out += `  ${it.line}:${it.column}  ${it.severity}  ${it.message}  ${it.rule}\n`;
    out += `       ${number} │ ${source}\n`;
    out += `       ${" ".repeat(number.length)} │ ${source.slice(0, it.column - 1).replace(/[^\t]/g, " ")}${"~".repeat(width)}\n`;
  }
  return `${out}\n`;
}
