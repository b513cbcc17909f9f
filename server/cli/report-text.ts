import type { Finding } from "../engine/finding.ts";
import type { Severity } from "../rules/rule.ts";
import { LineIndex } from "../text/line-index.ts";
import type { Span } from "../text/span.ts";
import { type Checked, type Files, type Range, type Reporter, rangeOf, ranges, type Summary, statistics } from "./report.ts";
import { sourceLine } from "./source-line.ts";
import { type Paint, padded, visible, widthOf } from "./terminal.ts";

const severityColor = { error: "red", warning: "yellow", info: "blue" } as const;
const severityWidth = "warning".length;

/** Findings as a person reads them: the place, the source line with the culprit underlined, what can be done about it. */
export function textReporter(files: Files, columns: number, paint: Paint): Reporter {
  return {
    file: (checked) =>
      checked.findings.length === 0 ? "" : `${paint("underline", visible(checked.path))}\n${findings(checked, files, columns, paint)}\n`,
    end: () => "",
  };
}

/** Counts by rule instead of findings. */
export function statisticsReporter(paint: Paint): Reporter {
  return {
    file: () => "",
    end(summary) {
      const rows = statistics(summary);
      const width = String(rows[0]?.count ?? 0).length;
      const longest = Math.max(...rows.map((it) => it.rule.length));
      return rows
        .map((it) =>
          `${String(it.count).padStart(width)}  ${severityName(it.severity, paint)}  ${it.rule.padEnd(longest)}  ${it.fixable > 0 ? `${it.fixable} fixable` : ""}`.trimEnd(),
        )
        .map((row) => `${row}\n`)
        .join("");
    },
  };
}

/** `3 files: 1 error, 2 notes. Fix 1 with --fix, 1 more with --fix --unsafe.` */
export function summaryLine(summary: Summary, unsafe: boolean): string {
  const { error, warning, info } = summary.bySeverity;
  const counts = [some(error, "error"), some(warning, "warning"), some(info, "note")].filter((it) => it !== "");
  const { safelyFixable: safe, unsafelyFixable: risky } = summary;
  const all = unsafe ? safe + risky : safe;
  const fixes = [
    all > 0 ? `${all} with --fix${unsafe ? " --unsafe" : ""}` : "",
    !unsafe && risky > 0 ? `${risky}${safe > 0 ? " more" : ""} with --fix --unsafe` : "",
  ].filter((it) => it !== "");
  return `${plural(summary.files, "file")}: ${counts.length > 0 ? counts.join(", ") : "nothing found"}.${fixes.length > 0 ? ` Fix ${fixes.join(", ")}.` : ""}`;
}

export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function some(count: number, noun: string): string {
  return count > 0 ? plural(count, noun) : "";
}

function findings(checked: Checked, files: Files, columns: number, paint: Paint): string {
  const lines = new LineIndex(checked.text);
  const range = ranges(files);
  const secrets = checked.findings.filter(showsSecret).map((it) => it.at);
  const rows = checked.findings.map((finding) => ({ finding, at: rangeOf(finding.at, lines), message: visible(finding.message) }));
  const placeWidth = Math.max(...rows.map(({ at }) => place(at).length));
  const ruleWidth = Math.max(...rows.map(({ finding }) => finding.rule.id.length));
  const room = columns - placeWidth - severityWidth - ruleWidth - 8;
  const messageWidth = Math.max(...rows.map(({ message }) => widthOf(message)).filter((width) => width <= room), 0);
  const indent = " ".repeat(placeWidth + 4);

  return rows
    .map(({ finding, at, message }) => {
      const gutter = " ".repeat(String(at.line).length);
      const head = `  ${padded(place(at), placeWidth)}  ${severityName(finding.severity, paint)}  ${padded(message, messageWidth)}  ${paint("dim", finding.rule.id)}\n`;
      const source = sourceAt(checked.text, finding.at, at, lines, secrets, columns - indent.length - gutter.length - 3);
      const squiggle = " ".repeat(source.column) + paint(severityColor[finding.severity], "~".repeat(source.width));
      const shown = `${indent}${paint("dim", `${at.line} │`)} ${source.shown}\n${indent}${gutter} ${paint("dim", "│")} ${squiggle}\n`;
      const notes = [
        ...finding.fixes.map((fix) => `${paint("green", fix.safety === "safe" ? "fix" : "fix (unsafe)")}: ${visible(fix.title)}`),
        ...finding.related.map((it) => `${visible(files.path(it.uri))}:${range(it.uri, it.at).line} ${visible(it.message)}`),
      ];
      return head + shown + notes.map((note) => `${indent}${gutter} = ${note}\n`).join("");
    })
    .join("");
}

function place(at: Range): string {
  return `${at.line}:${at.column}`;
}

function severityName(severity: Severity, paint: Paint): string {
  return paint(severityColor[severity], severity.padEnd(severityWidth));
}

function sourceAt(text: string, span: Span, at: Range, lines: LineIndex, secrets: readonly Span[], columns: number) {
  const start = lines.offset({ line: at.line - 1, character: 0 });
  const next = at.line < lines.lineCount ? lines.offset({ line: at.line, character: 0 }) : text.length;
  const line = text.slice(start, next).replace(/[\r\n]+$/, "");
  const within = (it: Span) => ({ start: Math.max(it.start - start, 0), end: Math.min(it.end - start, line.length) });
  return sourceLine(
    line,
    within(span),
    secrets.filter((it) => it.start < start + line.length && it.end > start).map(within),
    Math.max(columns, 20),
  );
}

/** Whether what a finding points at is a secret itself, and not only the name of a file that holds one. */
function showsSecret({ rule }: Finding): boolean {
  return rule.category === "secrets" && rule.id !== "secret-file-copied";
}
