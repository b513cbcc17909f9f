// A language server that does nothing, or nothing but parse: what no server of this kind can be faster than.
// Started as `floor-server.ts empty|parse --stdio`.
import { DockerfileParser } from "dockerfile-ast";
import { createConnection, ProposedFeatures, TextDocumentSyncKind, TextDocuments } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { parseDocument } from "yaml";

const parses = process.argv.includes("parse");
const connection = createConnection(ProposedFeatures.all);
const documents = new TextDocuments(TextDocument);

connection.onInitialize(() => ({
  capabilities: {
    textDocumentSync: TextDocumentSyncKind.Incremental,
    diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: false },
  },
}));
connection.languages.diagnostics.on(({ textDocument }) => {
  const document = parses ? documents.get(textDocument.uri) : undefined;
  if (document?.languageId === "dockerfile") DockerfileParser.parse(document.getText()).getInstructions();
  else if (document) parseDocument(document.getText());
  return { kind: "full", items: [] };
});
documents.listen(connection);
connection.listen();
