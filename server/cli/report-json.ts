import type { Finding } from "../engine/finding.ts";
import { type Checked, type Files, type Reporter, ranges, statistics } from "./report.ts";

/** One document. It is written piece by piece, so that a fleet's report need not fit into memory. */
export function jsonReporter(files: Files, withStatistics: boolean): Reporter {
  let separator = `{"version":1,"files":[\n`;
  return {
    file(checked) {
      const text = separator + JSON.stringify(fileObject(checked, files));
      separator = ",\n";
      return text;
    },
    end(summary, failures) {
      const { error, warning, info } = summary.bySeverity;
      const counts = { files: summary.files, error, warning, info, fixable: summary.safelyFixable + summary.unsafelyFixable };
      const rest = { errors: failures, summary: counts, ...(withStatistics && { statistics: statistics(summary) }) };
      return `${separator === ",\n" ? "" : separator}\n],${JSON.stringify(rest).slice(1)}\n`;
    },
  };
}

/** A line for each file. What could not be read is told on standard error. */
export function ndjsonReporter(files: Files): Reporter {
  return {
    file: (checked) => `${JSON.stringify(fileObject(checked, files))}\n`,
    end: () => "",
  };
}

function fileObject(checked: Checked, files: Files) {
  const range = ranges(files);
  return { path: checked.path, kind: checked.kind, findings: checked.findings.map((it) => findingObject(it, checked.uri, files, range)) };
}

function findingObject(finding: Finding, uri: string, files: Files, range: ReturnType<typeof ranges>) {
  const { rule, severity, message, at, also, related, fixes } = finding;
  return {
    rule: rule.id,
    category: rule.category,
    severity,
    message,
    ...range(uri, at),
    also,
    related: related.map((it) => ({ path: files.path(it.uri), ...range(it.uri, it.at), message: it.message })),
    fixes: fixes.map(({ title, safety, edits }) => ({
      title,
      safety,
      edits: edits.map((edit) => ({ path: files.path(edit.uri ?? uri), ...range(edit.uri ?? uri, edit.span), newText: edit.newText })),
    })),
  };
}
