import { type CancellationToken, type DocumentDiagnosticReport, LSPErrorCodes, ResponseError } from "vscode-languageserver";
import type { Reports } from "./report.ts";

/** `textDocument/diagnostic`: clients pull the findings of the files that are open. */
export class DocumentDiagnostics {
  readonly #reports: Reports;
  /** By file, the result that the client was last told. */
  readonly #told = new Map<string, string>();

  constructor(reports: Reports) {
    this.#reports = reports;
    const { client } = reports.session;
    if (client.pullsDiagnostics && client.refreshesDiagnostics) reports.session.onChange((uris) => void this.#refresh(uris));
  }

  async pull(uri: string, previous: string | undefined, token: CancellationToken): Promise<DocumentDiagnosticReport> {
    const { resultId, diagnostics } = await this.#reports.of(uri);
    if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, "Nobody waits for it any more.");
    this.#told.set(uri, resultId);
    return resultId === previous ? { kind: "unchanged", resultId } : { kind: "full", resultId, items: [...diagnostics] };
  }

  forget(uri: string): void {
    this.#told.delete(uri);
  }

  /** Has the client pull again where findings changed through something else than its own typing, after which it pulls unasked. */
  async #refresh(uris: ReadonlySet<string>): Promise<void> {
    for (const uri of uris) {
      const told = this.#told.get(uri);
      if (told === undefined || (await this.#reports.of(uri)).resultId === told) continue;
      this.#reports.session.connection.languages.diagnostics.refresh();
      return;
    }
  }
}
