import type { Reports } from "./report.ts";
import { Reporter } from "./reporter.ts";

/** `textDocument/publishDiagnostics`, for clients that cannot pull: sends what changes for as long as the session lives. */
export function publishDiagnostics(reports: Reports): void {
  const { session } = reports;
  /** Files of which the client shows something. */
  const shown = new Set<string>();
  const reporter = new Reporter(reports, (uri, { diagnostics }) => {
    if (diagnostics.length > 0) shown.add(uri);
    else if (!shown.delete(uri)) return;
    const version = session.documents.get(uri)?.version;
    session.connection.sendDiagnostics({
      uri: session.spelled(uri),
      ...(version !== undefined && { version }),
      diagnostics: [...diagnostics],
    });
  });
  session.onChange((uris) => void reporter.update(uris));
}
