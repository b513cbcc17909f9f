import type {
  CancellationToken,
  PreviousResultId,
  ResultProgressReporter,
  WorkspaceDiagnosticReport,
  WorkspaceDiagnosticReportPartialResult,
  WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver";
import type { Report, Reports } from "./report.ts";
import { Reporter } from "./reporter.ts";
import { canonical } from "./uris.ts";

/** How many files a partial result holds at most: enough to be few messages, few enough to show something soon. */
const chunk = 50;

/**
 * `workspace/diagnostic`: the findings of all files. A client that takes partial results gets what it lacks at once and then, for as
 * long as it leaves the request open, every change as it happens; if it were answered, it would ask again every few seconds.
 */
export class WorkspaceDiagnostics {
  readonly #reports: Reports;
  readonly #ready: Promise<void>;
  /** The request that is held open. */
  #held: { readonly reporter: Reporter; finish(): void } | undefined;

  constructor(reports: Reports, ready: Promise<void>) {
    this.#reports = reports;
    this.#ready = ready;
  }

  async pull(
    previous: readonly PreviousResultId[],
    token: CancellationToken,
    partial: ResultProgressReporter<WorkspaceDiagnosticReportPartialResult> | undefined,
  ): Promise<WorkspaceDiagnosticReport> {
    await this.#ready;
    const { session } = this.#reports;
    const items: WorkspaceDocumentDiagnosticReport[] = [];
    const changed = new Set<string>();
    const flush = () => {
      if (items.length > 0) partial?.report({ items: items.splice(0) });
    };
    const reporter = new Reporter(this.#reports, (uri, report) => {
      changed.add(uri);
      items.push(this.#full(uri, report));
      if (items.length >= chunk) flush();
    });
    token.onCancellationRequested(() => reporter.stop());
    // From the beginning, so that nothing is missed that changes while the first answer is made.
    const unsubscribe = partial ? session.onChange((uris) => void reporter.update(uris).then(flush)) : () => {};
    for (const { uri, value } of previous) reporter.assume(canonical(uri), value);
    await reporter.update(new Set([...previous.map((it) => canonical(it.uri)), ...session.discovered, ...session.documents.keys()]));
    for (const { uri, value } of previous) {
      if (!changed.has(canonical(uri)))
        items.push({ kind: "unchanged", uri, version: session.documents.get(canonical(uri))?.version ?? null, resultId: value });
    }
    if (partial && !token.isCancellationRequested) {
      flush();
      return this.#hold(reporter, unsubscribe, token);
    }
    unsubscribe();
    return { items };
  }

  /** Says that the client may show something else of a file than it was told here: it pulled by itself, or the file was closed. */
  forget(uri: string): void {
    this.#held?.reporter.assume(uri);
  }

  #hold(reporter: Reporter, unsubscribe: () => void, token: CancellationToken): Promise<WorkspaceDiagnosticReport> {
    this.#held?.finish();
    return new Promise((resolve) => {
      const held = {
        reporter,
        finish: () => {
          unsubscribe();
          reporter.stop();
          if (this.#held === held) this.#held = undefined;
          resolve({ items: [] });
        },
      };
      this.#held = held;
      token.onCancellationRequested(held.finish);
    });
  }

  #full(uri: string, { resultId, diagnostics }: Report): WorkspaceDocumentDiagnosticReport {
    const { session } = this.#reports;
    return {
      kind: "full",
      uri: session.spelled(uri),
      version: session.documents.get(uri)?.version ?? null,
      ...(resultId !== "" && { resultId }),
      items: [...diagnostics],
    };
  }
}
