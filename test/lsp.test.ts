import assert from "node:assert/strict";
import { test } from "node:test";
import type { CodeAction, Diagnostic, Hover, TextDocumentEdit, WorkspaceDocumentDiagnosticReport } from "vscode-languageserver-protocol/node";
import { modern, old, TestClient } from "./lsp-client.ts";

const rootDockerfile = "FROM node:22.11.0\nUSER root\n";
const goodDockerfile = "FROM node:22.11.0\nUSER node\n";

test("findings follow an open file as it changes", async () => {
  await using client = await TestClient.start({});
  await client.open("Dockerfile", rootDockerfile);
  const report = await client.pull("Dockerfile");
  const [finding] = report.items!;
  assert.equal(report.kind, "full");
  assert.equal(finding?.code, "root-user");
  assert.equal(finding?.source, "seaworthy");
  assert.equal(finding?.codeDescription?.href, "seaworthy-rule:/root-user.md");
  assert.deepEqual(finding?.range, { start: { line: 1, character: 5 }, end: { line: 1, character: 9 } });
  await change(client, "Dockerfile", 2, [1, 5], [1, 9], "node");
  assert.deepEqual(await client.rules("Dockerfile"), []);
});

test("what has not changed is not sent again", async () => {
  await using client = await TestClient.start({});
  await client.open("Dockerfile", rootDockerfile);
  const { resultId } = await client.pull("Dockerfile");
  assert.ok(resultId);
  assert.deepEqual(await client.pull("Dockerfile", resultId), { kind: "unchanged", resultId });
});

test("columns count as the client counts", async () => {
  const text = 'FROM node:22.11.0\nLABEL a="é😀"\nENV B="é😀" C=1\nUSER root # é\n';
  for (const encoding of ["utf-8", "utf-16"]) {
    await using client = await TestClient.start({}, { ...modern, general: { positionEncodings: [encoding] } });
    await client.open("Dockerfile", text);
    // Insert a root user behind the characters that are several units long, at a place counted by hand.
    const column = { "utf-8": 15, "utf-16": 12 }[encoding]!;
    await change(client, "Dockerfile", 2, [1, column - 1], [1, column - 1], '😀"\nUSER root\nLABEL b="');
    const report = await client.pull("Dockerfile");
    assert.ok(report.items!.every((it) => it.range.end.line < 6));
  }
});

async function change(client: TestClient, path: string, version: number, [line, character]: readonly [number, number], [endLine, endCharacter]: readonly [number, number], text: string): Promise<void> {
  await client.connection.sendNotification("textDocument/didChange", {
    textDocument: { uri: client.uri(path), version },
    contentChanges: [{ range: { start: { line, character }, end: { line: endLine, character: endCharacter } }, text }],
  });
}
