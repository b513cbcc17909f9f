import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from "vscode-languageserver";
import { type CheckResult, check } from "../engine/check.ts";
import { isConfigName } from "../engine/config-places.ts";
import type { Finding } from "../engine/finding.ts";
import type { Severity } from "../rules/rule.ts";
import { basename, dirname } from "../text/uri.ts";
import type { Client } from "./client.ts";
import { Positions } from "./positions.ts";
import type { Session } from "./session.ts";
import { engineSettings } from "./settings.ts";

export const source = "seaworthy";

/** What users are shown of one file. */
export interface Report {
  /** Equal for equal diagnostics. */
  readonly resultId: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** What is shown of a file that is none of ours, or is gone. */
export const nothing: Report = { resultId: "", diagnostics: [] };

/** Makes reports, and remembers them for as long as they hold. */
export class Reports {
  readonly session: Session;
  readonly #made = new Map<string, Report>();

  constructor(session: Session) {
    this.session = session;
  }

  /** The findings of a file as they are now, once all is read that they depend on. */
  async of(uri: string): Promise<Report> {
    try {
      await this.session.load(uri);
      const reason = this.session.unreadable.get(uri);
      if (reason !== undefined) return unreadable(reason);
      return isConfigName(basename(uri)) ? this.#checkConfig(uri) : this.#check(uri);
    } catch (error) {
      // A mistake of ours may cost the findings of one file, never those of the others.
      this.session.connection.console.error(`${uri} could not be checked: ${stackOf(error)}`);
      return nothing;
    }
  }

  #check(uri: string): Report {
    const { session } = this;
    if (!session.project.get(uri)?.kind) {
      this.#made.delete(uri);
      return nothing;
    }
    const { findings, crashes, key } = result(session, uri);
    const known = this.#made.get(uri);
    if (known?.resultId === key) return known;
    for (const { rule, error } of crashes) session.connection.console.error(`Rule ${rule.id} failed on ${uri}: ${stackOf(error)}`);
    const positionsOf = positionsIn(session);
    const made = { resultId: key, diagnostics: findings.map((it) => diagnostic(session.client, it, uri, positionsOf)) };
    this.#made.set(uri, made);
    return made;
  }

  /** A configuration file's mistakes, found by asking what would be in force beside it. */
  #checkConfig(uri: string): Report {
    const { session } = this;
    const problems = result(session, `${dirname(uri)}/Dockerfile`).configProblems.filter((it) => it.uri === uri);
    const positions = positionsIn(session)(uri);
    const diagnostics = problems.map(({ at, message }) => ({
      range: positions.range(at),
      severity: DiagnosticSeverity.Warning,
      source,
      message,
    }));
    const resultId = problems.length > 0 ? JSON.stringify(diagnostics) : "";
    if (resultId !== "" && this.#made.get(uri)?.resultId !== resultId) {
      for (const { range, message } of diagnostics) session.connection.console.warn(`${uri}:${range.start.line + 1}: ${message}`);
    }
    const made = { resultId, diagnostics };
    this.#made.set(uri, made);
    return made;
  }
}

/** The result of checking a file with what has been read so far. */
export function result(session: Session, uri: string): CheckResult {
  return check(session.project, uri, engineSettings(session.settings(uri)));
}

function unreadable(reason: string): Report {
  const start = { line: 0, character: 0 };
  return {
    resultId: reason,
    diagnostics: [
      { range: { start, end: start }, severity: DiagnosticSeverity.Warning, source, message: `This file ${reason}; it is not checked.` },
    ],
  };
}

export function diagnostic(client: Client, finding: Finding, uri: string, positionsOf: (uri: string) => Positions): Diagnostic {
  const { rule, severity, at, message, tag, related } = finding;
  const href = client.codeDescription ? client.rulePage(rule.id) : undefined;
  const tagged = tag && tags[tag];
  return {
    range: positionsOf(uri).range(at),
    severity: severities[severity],
    code: rule.id,
    ...(href && { codeDescription: { href } }),
    source,
    message,
    ...(tagged && client.tags.includes(tagged) && { tags: [tagged] }),
    ...(client.relatedInformation &&
      related.length > 0 && {
        relatedInformation: related.map((it) => ({
          location: { uri: it.uri, range: positionsOf(it.uri).range(it.at) },
          message: it.message,
        })),
      }),
    data: { category: rule.category, fix: bestSafety(finding) },
  };
}

/** Gives the positions of each file, made once for as long as the function is kept. */
export function positionsIn(session: Session): (uri: string) => Positions {
  const made = new Map<string, Positions>();
  return (uri) => {
    let positions = made.get(uri);
    if (!positions) made.set(uri, (positions = new Positions(session.project.get(uri)?.text ?? "", session.client.encoding)));
    return positions;
  };
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function bestSafety({ fixes }: Finding): "safe" | "unsafe" | "none" {
  const whole = fixes.filter((it) => !it.partial);
  return whole.some((it) => it.safety === "safe") ? "safe" : whole.length > 0 ? "unsafe" : "none";
}

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

const tags = { unnecessary: DiagnosticTag.Unnecessary, deprecated: DiagnosticTag.Deprecated } as const;
