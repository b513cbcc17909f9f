import * as vscode from "vscode";
import { closeEditors, findingOf, findings, gone, inWorkspace, open, openWith, rulesIn, type } from "./files.ts";
import { assert, assertEqual, test, until, variant } from "./harness.ts";

test("an opened Dockerfile shows its findings", async () => {
  const dockerfile = await open(inWorkspace("Dockerfile"));
  assertEqual(dockerfile.languageId, "dockerfile", "the language");
  const finding = await findingOf(dockerfile.uri, "root-user");
  assertEqual(dockerfile.getText(finding.range), "root", "the text under the squiggle");
  assertEqual(finding.severity, vscode.DiagnosticSeverity.Warning, "the severity");
  const { code } = finding;
  assert(typeof code === "object" && code.target.toString().includes("root-user"), "the rule's id is a link to its page");
});

test("an opened Compose file shows its findings", async () => {
  const compose = await open(inWorkspace("compose.yaml"));
  const privileged = await findingOf(compose.uri, "privileged-container");
  assert(privileged.severity <= vscode.DiagnosticSeverity.Warning, "a privileged container is at least a warning");
  const version = await findingOf(compose.uri, "obsolete-version");
  assert(version.tags?.includes(vscode.DiagnosticTag.Deprecated) === true, "the obsolete version is struck through");
  for (const finding of findings(compose.uri)) assert(finding.range.isSingleLine, `${finding.message} stands on one line`);
});

test("findings follow what is typed, saved or not", async () => {
  const dockerfile = await openWith("typing/Dockerfile", "FROM node:22.11.0\nUSER node\n");
  await type(dockerfile, "FROM node:22.11.0\nUSER root\n");
  await findingOf(dockerfile.uri, "root-user");
  await type(dockerfile, "FROM node:22.11.0\nRUN true\nUSER root\n");
  await until(
    "the finding on its new line",
    () => findings(dockerfile.uri),
    (all) => all.some((each) => each.range.start.line === 2),
  );
  await type(dockerfile, "FROM node:22.11.0\nUSER node\n");
  await gone(dockerfile.uri, "root-user");
  await closeEditors();
});

test("a file that was never saved shows its findings", async () => {
  const untitled = await vscode.workspace.openTextDocument({ language: "dockerfile", content: "FROM node:22.11.0\nUSER root\n" });
  await vscode.window.showTextDocument(untitled);
  await findingOf(untitled.uri, "root-user");
  await closeEditors();
});

test("a broken file shows what is broken and keeps its other findings", async () => {
  const compose = await openWith("broken/compose.yaml", "services:\n  web:\n    image: nginx:1.27\n    privileged: true\n  db: [\n");
  await findingOf(compose.uri, "syntax-error");
  await findingOf(compose.uri, "privileged-container");
  await closeEditors();
});

test("restarting the server loses and doubles nothing", async () => {
  const dockerfile = await open(inWorkspace("Dockerfile"));
  await findingOf(dockerfile.uri, "root-user");
  const before = rulesIn(dockerfile.uri);
  await vscode.commands.executeCommand("seaworthy.restart");
  await until(
    "the same findings as before",
    () => rulesIn(dockerfile.uri),
    (rules) => JSON.stringify(rules) === JSON.stringify(before),
  );
  // Findings that a dead server left behind would not follow the text.
  await type(dockerfile, "FROM scratch\n");
  await gone(dockerfile.uri, "root-user");
  await closeEditors();
});

test("the extension runs with the trust and in the place it was given", async () => {
  assertEqual(vscode.workspace.isTrusted, variant !== "restricted", "the workspace is trusted");
  const extension = vscode.extensions.getExtension("seaworthy.seaworthy");
  assert(extension?.isActive === true, "the extension is active");
  const commands = await vscode.commands.getCommands(true);
  for (const command of ["seaworthy.restart", "seaworthy.showRule", "seaworthy.fixAllInWorkspace"]) {
    assert(commands.includes(command), `the command ${command} is there`);
  }
});
