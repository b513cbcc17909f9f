import type { Finding } from "../engine/finding.ts";
import type { FileKind } from "../model/node.ts";
import type { Severity } from "../rules/rule.ts";
import { LineIndex } from "../text/line-index.ts";
import type { Span } from "../text/span.ts";

/** A file that was looked at. */
export interface Checked {
  readonly uri: string;
  /** As reports show it: below the current folder relative, with `/`. */
  readonly path: string;
  readonly kind: FileKind;
  readonly text: string;
  readonly findings: readonly Finding[];
}

/** What could not be done: a file that cannot be read, a configuration with mistakes, a rule that failed. */
export interface Failure {
  readonly path: string;
  /** From 1, where the failure is about a line. */
  readonly line?: number;
  readonly message: string;
}

/** Turns results into what is printed. Each call returns the text that comes next. */
export interface Reporter {
  file(file: Checked): string;
  end(summary: Summary, failures: readonly Failure[]): string;
}

/** What reporters know about the files that a finding speaks of. */
export interface Files {
  path(uri: string): string;
  text(uri: string): string;
}

export interface Counts {
  readonly rule: string;
  readonly severity: Severity;
  count: number;
  fixable: number;
}

/** Counts over all files. */
export interface Summary {
  files: number;
  readonly bySeverity: Record<Severity, number>;
  /** Findings that some fix resolves: safe ones, and those with unsafe ones only. */
  safelyFixable: number;
  unsafelyFixable: number;
  /** By rule and severity. */
  readonly byRule: Map<string, Counts>;
}

export function emptySummary(): Summary {
  return { files: 0, bySeverity: { error: 0, warning: 0, info: 0 }, safelyFixable: 0, unsafelyFixable: 0, byRule: new Map() };
}

export function count(summary: Summary, findings: readonly Finding[]): void {
  summary.files++;
  for (const { rule, severity, fixes } of findings) {
    summary.bySeverity[severity]++;
    const whole = fixes.filter((fix) => !fix.partial);
    if (whole.some((fix) => fix.safety === "safe")) summary.safelyFixable++;
    else if (whole.length > 0) summary.unsafelyFixable++;
    const key = `${rule.id} ${severity}`;
    const counts = summary.byRule.get(key) ?? { rule: rule.id, severity, count: 0, fixable: 0 };
    summary.byRule.set(key, counts);
    counts.count++;
    if (whole.length > 0) counts.fixable++;
  }
}

/** Most frequent first. */
export function statistics(summary: Summary): readonly Counts[] {
  return [...summary.byRule.values()].sort((a, b) => b.count - a.count || (a.rule < b.rule ? -1 : 1));
}

/** A range as reports give it: lines and UTF-16 columns from 1, the end exclusive. */
export interface Range {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export function rangeOf(span: Span, lines: LineIndex): Range {
  const start = lines.position(span.start);
  const end = lines.position(span.end);
  return { line: start.line + 1, column: start.character + 1, endLine: end.line + 1, endColumn: end.character + 1 };
}

/** Ranges in any file that was read, each text indexed once. */
export function ranges(files: Files): (uri: string, span: Span) => Range {
  // A finding in one file and what belongs to it in another take turns.
  const known = new Map<string, { readonly text: string; readonly lines: LineIndex }>();
  return (uri, span) => {
    const text = files.text(uri);
    let it = known.get(uri);
    if (it?.text !== text) {
      if (known.size >= 16) known.clear();
      known.set(uri, (it = { text, lines: new LineIndex(text) }));
    }
    return rangeOf(span, it.lines);
  };
}
