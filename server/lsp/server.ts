import {
  CodeActionKind,
  type Connection,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
  type WorkspaceFolder,
} from "vscode-languageserver";
import { describeClient, fixAllKind } from "./client.ts";
import { codeActions, resolveCodeAction } from "./code-action.ts";
import { loadSettings, sentSettings, watchConfiguration } from "./configuration.ts";
import { DocumentDiagnostics } from "./document-diagnostic.ts";
import { documentLinks } from "./document-link.ts";
import { changed, opened } from "./documents.ts";
import { fixWorkspace } from "./execute-command.ts";
import { clientFiles, type Files } from "./files.ts";
import { hover } from "./hover.ts";
import * as protocol from "./protocol.ts";
import { publishDiagnostics } from "./publish-diagnostics.ts";
import { Reports, source } from "./report.ts";
import { Session } from "./session.ts";
import { fileStatus } from "./status.ts";
import { ruleDocument } from "./text-document-content.ts";
import { canonical } from "./uris.ts";
import { watchedFilesChanged, watchFiles } from "./watched-files.ts";
import { WorkspaceDiagnostics } from "./workspace-diagnostic.ts";

/** Serves one client. `disk` is where files come from when the client does not offer to read them itself. */
export function serve(connection: Connection, disk: Files): void {
  connection.onInitialize((params) => {
    const client = describeClient(params);
    const session = new Session(connection, client, client.options.files ? clientFiles(connection) : disk, foldersOf(params));
    handle(session);
    return initializeResult(session);
  });
  connection.listen();
}

function handle(session: Session): void {
  const { connection, client } = session;
  const reports = new Reports(session);
  const pulled = new DocumentDiagnostics(reports);
  let settings = client.options.settings;
  let settingsKnown = () => {};
  let filesKnown = () => {};
  const configured = new Promise<void>((resolve) => (settingsKnown = resolve));
  const discovered = new Promise<void>((resolve) => (filesKnown = resolve));
  const workspace = new WorkspaceDiagnostics(reports, discovered);

  /** What a client refuses, though it said that it can, must not cost what comes after it. */
  async function attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      connection.console.error(`The client refused a request: ${String(error)}`);
    }
  }

  connection.onInitialized(async () => {
    await attempt(() => watchConfiguration(session));
    await attempt(() => loadSettings(session, settings));
    settingsKnown();
    if (!client.pullsDiagnostics) publishDiagnostics(reports);
    if (client.watchesFiles) await attempt(() => watchFiles(session));
    if (client.namesFolderChanges) {
      connection.workspace.onDidChangeWorkspaceFolders(async ({ added, removed }) => {
        session.changeFolders(added, removed);
        await attempt(() => loadSettings(session, settings));
        await session.discover();
      });
    }
    await attempt(() => session.discover());
    filesKnown();
  });

  connection.onDidChangeConfiguration(async ({ settings: now }) => {
    settings = sentSettings(now) ?? settings;
    await loadSettings(session, settings);
  });
  connection.onDidChangeWatchedFiles(({ changes }) => watchedFilesChanged(session, changes));

  connection.onDidOpenTextDocument(({ textDocument }) => session.setDocument(canonical(textDocument.uri), opened(textDocument)));
  connection.onDidChangeTextDocument(({ textDocument, contentChanges }) => {
    const uri = canonical(textDocument.uri);
    const document = session.documents.get(uri);
    if (document) session.setDocument(uri, changed(document, textDocument.version, contentChanges, client.encoding));
  });
  connection.onDidSaveTextDocument(() => (client.watchesFiles ? undefined : session.rereadAll()));
  connection.onDidCloseTextDocument(({ textDocument }) => {
    const uri = canonical(textDocument.uri);
    pulled.forget(uri);
    workspace.forget(uri);
    return session.closeDocument(uri);
  });

  connection.languages.diagnostics.on(async ({ textDocument, previousResultId }, token) => {
    await configured;
    const uri = canonical(textDocument.uri);
    try {
      return await pulled.pull(uri, previousResultId, token);
    } finally {
      // VS Code drops the answer if it has just closed the file, and takes no other news of a file until then. So it is told again.
      workspace.forget(uri);
      session.lookAgain(uri);
    }
  });
  connection.languages.diagnostics.onWorkspace(({ previousResultIds }, token, _progress, partial) =>
    workspace.pull(previousResultIds, token, partial),
  );
  connection.onCodeAction(async (params) => {
    await configured;
    return codeActions(session, canonical(params.textDocument.uri), params);
  });
  connection.onCodeActionResolve((action) => resolveCodeAction(session, action));
  connection.onHover(async ({ textDocument, position }) => {
    await configured;
    return hover(session, canonical(textDocument.uri), position);
  });
  connection.onDocumentLinks(async ({ textDocument }) => {
    await configured;
    return documentLinks(session, canonical(textDocument.uri));
  });
  connection.onExecuteCommand(async ({ command }) => {
    if (command !== protocol.fixWorkspaceCommand) return;
    await discovered;
    await fixWorkspace(session);
  });
  connection.workspace.textDocumentContent.on(({ uri }) => ({ text: ruleDocument(uri) }));
  connection.onRequest(protocol.status, async ({ uri }) => {
    await configured;
    return fileStatus(session, canonical(uri));
  });
}

function initializeResult({ client }: Session): InitializeResult {
  return {
    serverInfo: { name: "Seaworthy" },
    capabilities: {
      positionEncoding: client.encoding,
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
      ...(client.pullsDiagnostics && {
        diagnosticProvider: { identifier: source, interFileDependencies: true, workspaceDiagnostics: true },
      }),
      codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind], resolveProvider: client.resolvesEdits },
      hoverProvider: true,
      documentLinkProvider: {},
      executeCommandProvider: { commands: [protocol.fixWorkspaceCommand] },
      workspace: {
        workspaceFolders: { supported: true, changeNotifications: true },
        textDocumentContent: { schemes: [protocol.ruleScheme] },
      },
    },
  };
}

/** Old clients name one folder only, some by its path. */
function foldersOf({ workspaceFolders, rootUri }: InitializeParams): readonly WorkspaceFolder[] {
  return workspaceFolders ?? (rootUri ? [{ uri: rootUri, name: "" }] : []);
}
