import * as vscode from "vscode";
import { actionsFor, apply, applyTitled } from "./actions.ts";
import { closeEditors, findingOf, gone, inWorkspace, openWith, type, write } from "./files.ts";
import { assert, assertEqual, doUntil, test } from "./harness.ts";

const obsolete = 'version: "3.8"\nservices:\n  web:\n    image: nginx:1.27.3\n';
const mended = "services:\n  web:\n    image: nginx:1.27.3\n";
const fixAll = "source.fixAll.seaworthy";

test("the preferred quick fix mends the text and removes the finding", async () => {
  const compose = await openWith("fixing/compose.yaml", obsolete);
  const finding = await findingOf(compose.uri, "obsolete-version");
  const actions = await actionsFor(compose.uri, finding, (each) => each.isPreferred === true);
  const [first] = actions;
  assert(first?.isPreferred === true, "the preferred fix comes first");
  assertEqual(actions.filter((each) => each.isPreferred === true).length, 1, "the number of preferred fixes");
  await apply(first);
  assertEqual(compose.getText(), mended, "the text");
  await gone(compose.uri, "obsolete-version");
  await vscode.commands.executeCommand("undo");
  assertEqual(compose.getText(), obsolete, "the text after Undo");
  await findingOf(compose.uri, "obsolete-version");
  await closeEditors();
});

test("a fix that changes what runs is offered with its price, and not preferred", async () => {
  const dockerfile = await openWith("unsafe/Dockerfile", "FROM node:22.11.0\nUSER root\n");
  const finding = await findingOf(dockerfile.uri, "root-user");
  const used = await applyTitled(dockerfile.uri, finding, /^Start as node \(.+\)$/);
  assert(used.isPreferred !== true, "it is not preferred");
  await gone(dockerfile.uri, "root-user");
  await closeEditors();
});

test("source.fixAll.seaworthy mends all that is safe and nothing else", async () => {
  const compose = await openWith("fix-all/compose.yaml", `${obsolete}    privileged: true\n`);
  await findingOf(compose.uri, "obsolete-version");
  await doUntil(
    "the mended text",
    () => vscode.commands.executeCommand("editor.action.codeAction", { kind: fixAll, apply: "first" }),
    () => compose.getText(),
    (text) => text === `${mended}    privileged: true\n`,
  );
  await gone(compose.uri, "obsolete-version");
  await findingOf(compose.uri, "privileged-container");
  await closeEditors();
});

test("saving mends all that is safe when codeActionsOnSave says so", async () => {
  const editor = vscode.workspace.getConfiguration("editor");
  await editor.update("codeActionsOnSave", { [fixAll]: "explicit" }, vscode.ConfigurationTarget.Global);
  const compose = await openWith("fix-on-save/compose.yaml", "services: {}\n");
  await doUntil(
    "the mended text",
    async () => {
      await type(compose, obsolete);
      await findingOf(compose.uri, "obsolete-version");
      await compose.save();
    },
    () => compose.getText(),
    (text) => text === mended,
  );
  const saved = await vscode.workspace.fs.readFile(compose.uri);
  assertEqual(new TextDecoder().decode(saved), mended, "the saved text");
  await editor.update("codeActionsOnSave", undefined, vscode.ConfigurationTarget.Global);
  await closeEditors();
});

test("every finding of one rule in a file can be mended at once", async () => {
  const text = "services:\n  a:\n    image: nginx:1.27.3\n    network_mode: host\n  b:\n    image: nginx:1.27.3\n    network_mode: host\n";
  const compose = await openWith("fix-rule/compose.yaml", text);
  const finding = await findingOf(compose.uri, "host-network");
  await applyTitled(compose.uri, finding, /\ball\b.*\bhost-network\b|\bhost-network\b.*\ball\b/i);
  await gone(compose.uri, "host-network");
  await closeEditors();
});

test("a finding is allowed on its line by a comment above it", async () => {
  const dockerfile = await openWith("allow-line/Dockerfile", "FROM node:22.11.0\nUSER root\n");
  const finding = await findingOf(dockerfile.uri, "root-user");
  const allow = /^Allow root-user on this line/;
  const actions = await actionsFor(dockerfile.uri, finding, (each) => allow.test(each.title));
  const last = actions.slice(-3).map((each) => each.title);
  assert(
    last.every((title) => title.startsWith("Allow root-user")),
    `the suppressions come last: ${last.join(", ")}`,
  );
  assert(
    actions.every((each) => !each.title.startsWith("Allow") || each.isPreferred !== true),
    "no suppression is preferred",
  );
  await applyTitled(dockerfile.uri, finding, allow);
  assert(dockerfile.lineAt(1).text.startsWith("# seaworthy: allow root-user"), `the comment: ${dockerfile.lineAt(1).text}`);
  await gone(dockerfile.uri, "root-user");
  await closeEditors();
});

test("a rule is allowed in a whole file", async () => {
  const dockerfile = await openWith("allow-file/Dockerfile", "FROM node:22.11.0\nUSER root\n");
  await applyTitled(dockerfile.uri, await findingOf(dockerfile.uri, "root-user"), /^Allow root-user in this file/);
  await gone(dockerfile.uri, "root-user");
  await closeEditors();
});

test("a rule is allowed in the nearest configuration", async () => {
  const configuration = inWorkspace("allow-config/seaworthy.yaml");
  const dockerfile = await openWith("allow-config/Dockerfile", "FROM node:latest\nUSER root\n");
  await findingOf(dockerfile.uri, "floating-tag");
  await write(configuration, "rules:\n  floating-tag: off\n");
  await gone(dockerfile.uri, "floating-tag");
  await applyTitled(dockerfile.uri, await findingOf(dockerfile.uri, "root-user"), /^Allow root-user in .*seaworthy\.yaml/);
  await gone(dockerfile.uri, "root-user");
  const written = await vscode.workspace.openTextDocument(configuration);
  assertEqual(written.getText(), "rules:\n  floating-tag: off\n  root-user: off\n", "the configuration");
  await closeEditors();
});
