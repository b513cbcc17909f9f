import assert from "node:assert/strict";
import { renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import {
  CancellationTokenSource,
  type Diagnostic,
  type DocumentLink,
  type Hover,
  type TextDocumentEdit,
  type TextEdit,
} from "vscode-languageserver-protocol/node";
import { canonical } from "../server/lsp/uris.ts";
import { Held, modern, old, TestClient } from "./lsp-client.ts";

const rootUser = "FROM node:22.11.0\nUSER root\n";
const nodeUser = "FROM node:22.11.0\nUSER node\n";
const privileged = "services:\n  web:\n    image: nginx:1.27.3\n    privileged: true\n";
const quickFix = { only: ["quickfix"] };

test("findings follow an open file as it changes", async () => {
  await using client = await TestClient.start({});
  await client.open("Dockerfile", rootUser);
  const report = await client.pull("Dockerfile");
  const finding = report.items!.find((it) => it.code === "root-user");
  assert.equal(report.kind, "full");
  assert.equal(finding?.source, "seaworthy");
  assert.equal(finding?.severity, 2);
  assert.equal(finding?.codeDescription?.href, "seaworthy-rule:/root-user.md");
  assert.deepEqual(finding?.range, { start: { line: 1, character: 5 }, end: { line: 1, character: 9 } });
  await client.edit("Dockerfile", 2, [1, 5], [1, 9], "node");
  assert.ok(!(await client.rules("Dockerfile")).includes("root-user"));
});

test("what has not changed is not sent again", async () => {
  await using client = await TestClient.start({});
  await client.open("Dockerfile", rootUser);
  const { resultId } = await client.pull("Dockerfile");
  assert.ok(resultId);
  assert.deepEqual(await client.pull("Dockerfile", resultId), { kind: "unchanged", resultId });
});

test("columns count as the client counts, in both directions", async () => {
  // é is one unit of UTF-16 and two bytes, 😀 two units and four bytes.
  for (const [encoding, before] of [
    ["utf-16", 'LABEL a="é😀'.length],
    ["utf-8", Buffer.byteLength('LABEL a="é😀')],
  ] as const) {
    await using client = await TestClient.start({}, { ...modern, general: { positionEncodings: [encoding] } });
    await client.open("compose.yaml", 'services:\n  web: { image: "nginx:1.27.3", labels: ["é😀"], privileged: true }\n', "dockercompose");
    const line = '  web: { image: "nginx:1.27.3", labels: ["é😀"], privileged: ';
    const column = encoding === "utf-8" ? Buffer.byteLength(line) : line.length;
    const finding = (await client.pull("compose.yaml")).items!.find((it) => it.code === "privileged-container");
    assert.deepEqual(finding?.range, { start: { line: 1, character: column }, end: { line: 1, character: column + 4 } }, encoding);
    await client.edit("compose.yaml", 2, [1, column], [1, column + 4], "false");
    assert.ok(!(await client.rules("compose.yaml")).includes("privileged-container"), encoding);
    assert.ok(before > 0);
  }
});

test("all files of the workspace have findings, and the request for them stays open for what changes", async () => {
  await using client = await TestClient.start({
    Dockerfile: rootUser,
    "web/compose.yaml": privileged,
    "clean/Dockerfile": "FROM scratch\n",
    ".devcontainer/Dockerfile": rootUser,
    "notes.yaml": "a: 1\n",
  });
  const held = new Held(client);
  await held.until(() =>
    ["Dockerfile", "web/compose.yaml", ".devcontainer/Dockerfile", "clean/Dockerfile"].every((path) => held.rules(path)),
  );
  assert.ok(held.rules("Dockerfile")?.includes("root-user"));
  assert.ok(held.rules("web/compose.yaml")?.includes("privileged-container"));
  assert.deepEqual(held.rules("clean/Dockerfile"), []);
  assert.equal(held.rules("notes.yaml"), undefined);

  client.write("Dockerfile", nodeUser);
  await client.changedOnDisk(["Dockerfile", 2]);
  await held.until(() => !held.rules("Dockerfile")!.includes("root-user"));

  client.write("new/Containerfile", rootUser);
  await client.changedOnDisk(["new/Containerfile", 1]);
  await held.until(() => held.rules("new/Containerfile")?.includes("root-user") === true);

  renameSync(join(client.folder, "new"), join(client.folder, "moved"));
  await client.changedOnDisk(["new", 3], ["moved", 1]);
  await held.until(
    () => held.rules("new/Containerfile")!.length === 0 && held.rules("moved/Containerfile")?.includes("root-user") === true,
  );

  client.write("web/compose.yaml", new Uint8Array([0x61, 0x3a, 0x20, 0xff, 0xfe, 0x0a]));
  await client.changedOnDisk(["web/compose.yaml", 2]);
  await held.until(() => held.items("web/compose.yaml")?.[0]?.message === "This file is not UTF-8; it is not checked.");
  assert.equal(held.items("web/compose.yaml")!.length, 1);

  rmSync(join(client.folder, "web"), { recursive: true });
  await client.changedOnDisk(["web/compose.yaml", 3]);
  await held.until(() => held.rules("web/compose.yaml")!.length === 0);
  assert.equal(held.answered, false);
  await held.cancel();
});

test("a later request for all files says what is unchanged, and clears what is gone", async () => {
  await using client = await TestClient.start({ Dockerfile: rootUser });
  const [report] = (await client.pullAll([])).filter((it) => it.uri === client.uri("Dockerfile"));
  assert.equal(report?.kind, "full");
  const previous = [
    { uri: client.uri("Dockerfile"), value: report.resultId! },
    { uri: client.uri("gone/Dockerfile"), value: "x" },
  ];
  const items = await client.pullAll(previous);
  assert.deepEqual(
    items.find((it) => it.uri === client.uri("Dockerfile")),
    { kind: "unchanged", uri: client.uri("Dockerfile"), version: null, resultId: report.resultId },
  );
  const gone = items.find((it) => it.uri === client.uri("gone/Dockerfile"));
  assert.ok(gone?.kind === "full" && gone.items.length === 0);
});

test("a closed file counts as it is on disk", async () => {
  await using client = await TestClient.start({ Dockerfile: nodeUser });
  const held = new Held(client);
  await held.until(() => held.rules("Dockerfile")?.includes("root-user") === false);
  await client.open("Dockerfile", rootUser);
  await held.until(() => held.rules("Dockerfile")!.includes("root-user"));
  await client.close("Dockerfile");
  await held.until(() => !held.rules("Dockerfile")!.includes("root-user"));
  await held.cancel();
});

test("only open files are checked where users want it so", async () => {
  await using client = await TestClient.start({ "a/Dockerfile": rootUser, "b/Dockerfile": rootUser });
  const held = new Held(client);
  await held.until(
    () => held.rules("a/Dockerfile")?.includes("root-user") === true && held.rules("b/Dockerfile")?.includes("root-user") === true,
  );
  await client.open("a/Dockerfile", rootUser);
  await client.configure({ scope: "openFiles" });
  await held.until(() => held.rules("b/Dockerfile")!.length === 0);
  assert.ok((await client.rules("a/Dockerfile")).includes("root-user"));
  await client.close("a/Dockerfile");
  await held.until(() => held.rules("a/Dockerfile")!.length === 0);
  await held.cancel();
});

test("settings and configuration files change findings at once, and open files are pulled again", async () => {
  await using client = await TestClient.start({});
  await client.open("Dockerfile", rootUser);
  assert.ok((await client.rules("Dockerfile")).includes("root-user"));
  await client.configure({ rules: { "root-user": "error" } });
  await client.until(() => client.refreshes === 1);
  assert.equal((await client.pull("Dockerfile")).items!.find((it) => it.code === "root-user")?.severity, 1);
  await client.configure({ rules: {} });
  await client.until(() => client.refreshes === 2);
  await client.pull("Dockerfile");
  client.write("seaworthy.yaml", "rules:\n  root-user: off\n");
  await client.changedOnDisk(["seaworthy.yaml", 1]);
  await client.until(() => client.refreshes === 3);
  assert.ok(!(await client.rules("Dockerfile")).includes("root-user"));
});

test("mistakes in a configuration file are shown in it", async () => {
  await using client = await TestClient.start({ "seaworthy.yaml": "rules:\n  rootuser: off\n", Dockerfile: rootUser });
  const held = new Held(client);
  await held.until(() => (held.items("seaworthy.yaml")?.length ?? 0) > 0);
  assert.match(String(held.items("seaworthy.yaml")![0]!.message), /root-user/);
  assert.equal(held.items("seaworthy.yaml")![0]!.range.start.line, 1);
  await held.cancel();
});

test("what a Compose file says of its Dockerfile counts at once, saved or not", async () => {
  const compose = "services:\n  web:\n    build: .\n    user: node\n";
  await using client = await TestClient.start({ "compose.yaml": compose });
  await client.open("Dockerfile", rootUser);
  assert.ok(!(await client.rules("Dockerfile")).includes("root-user"));
  await client.open("compose.yaml", compose.replace("    user: node\n", ""), "dockercompose");
  await client.until(() => client.refreshes > 0);
  assert.ok((await client.rules("Dockerfile")).includes("root-user"));
});

test("files of one Compose project are judged together, as they come, change and go", async () => {
  await using client = await TestClient.start({ "compose.override.yaml": "services:\n  web:\n    image: nginx:1.27.3\n" });
  await client.open(
    "compose.yaml",
    "services:\n  web:\n    extends: {file: base.yaml, service: b}\n    volumes: ['data:/a']\n",
    "dockercompose",
  );
  assert.ok((await client.rules("compose.yaml")).includes("missing-file"));
  client.write("base.yaml", "services:\n  c: {user: a}\n");
  await client.changedOnDisk(["base.yaml", 1]);
  await client.until(() => client.refreshes > 0);
  assert.ok((await client.rules("compose.yaml")).includes("invalid-extends"));
  client.write("base.yaml", "services:\n  b: {user: a}\n");
  await client.changedOnDisk(["base.yaml", 2]);
  assert.ok((await client.rules("compose.yaml")).includes("undefined-volume"));
  assert.ok(!(await client.rules("compose.yaml")).includes("invalid-extends"));
  await client.open("compose.override.yaml", "services:\n  web:\n    image: nginx:1.27.3\nvolumes:\n  data:\n", "dockercompose");
  assert.ok(!(await client.rules("compose.yaml")).includes("undefined-volume"));
});

test("files that a Compose file names are links, those that exist", async () => {
  await using client = await TestClient.start({
    "web.env": "A=1\n",
    "web/Dockerfile": rootUser,
    "base.yaml": "services: {b: {image: a}}\n",
  });
  const text =
    "services:\n  web:\n    extends:\n      file: base.yaml\n      service: b\n    build: ./web\n    env_file:\n      - web.env\n      - none.env\n";
  await client.open("compose.yaml", text, "dockercompose");
  const links = await client.connection.sendRequest<DocumentLink[]>("textDocument/documentLink", {
    textDocument: { uri: client.uri("compose.yaml") },
  });
  assert.deepEqual(
    links.map((it) => [it.range.start.line, it.target]),
    [
      [3, client.uri("base.yaml")],
      [7, client.uri("web.env")],
      [5, client.uri("web/Dockerfile")],
    ],
  );
});

test("a quick fix mends its finding, and what follows is never preferred", async () => {
  await using client = await TestClient.start({});
  const text = "services:\n  web:\n    image: nginx:1.27.3\n    privileged: true\n";
  await client.open("compose.yaml", text, "dockercompose");
  const finding = (await client.pull("compose.yaml")).items!.find((it) => it.code === "privileged-container")!;
  const actions = await client.actions("compose.yaml", finding.range, { ...quickFix, diagnostics: [finding] });
  const [first] = actions;
  assert.deepEqual(first?.diagnostics, [finding]);
  const allow = actions.filter((it) => it.title.startsWith("Allow "));
  assert.equal(allow.length, 3);
  assert.ok(allow.every((it) => !it.isPreferred));
  assert.deepEqual(actions.slice(-3), allow);
  const change = first?.edit?.documentChanges?.[0] as TextDocumentEdit;
  assert.equal(change.textDocument.version, 1);
  const [annotation] = Object.values(first!.edit!.changeAnnotations ?? {});
  assert.equal(annotation?.needsConfirmation, true);
  assert.ok(change.edits.every((it) => "annotationId" in it));
  await client.replace("compose.yaml", 2, applied(text, change.edits as TextEdit[]));
  assert.ok(!(await client.rules("compose.yaml")).includes("privileged-container"));
});

test("suppressions are written where they are valid", async () => {
  await using client = await TestClient.start({});
  await client.open("Dockerfile", rootUser);
  const finding = (await client.pull("Dockerfile")).items!.find((it) => it.code === "root-user")!;
  const actions = await client.actions("Dockerfile", finding.range, quickFix);
  const edit = (title: RegExp) => client.editOf(actions.find((it) => title.test(it.title)));
  const [line] = (await edit(/on this line/)) as TextDocumentEdit[];
  assert.equal(applied(rootUser, line!.edits as TextEdit[]), "FROM node:22.11.0\n# seaworthy: allow root-user\nUSER root\n");
  const [file] = (await edit(/in this file/)) as TextDocumentEdit[];
  assert.equal(applied(rootUser, file!.edits as TextEdit[]), `# seaworthy: allow-file root-user\n${rootUser}`);
  const config = await edit(/in seaworthy.yaml/);
  assert.deepEqual(config[0], { kind: "create", uri: client.uri("seaworthy.yaml"), options: { ignoreIfExists: true } });
  assert.equal(applied("", (config[1] as TextDocumentEdit).edits as TextEdit[]), "rules:\n  root-user: off\n");
  // A configuration that nobody told of yet is found all the same, and kept as it is written.
  client.write("seaworthy.yaml", "rules: # ours\n  floating-tag: off\n");
  const [change] = (await edit(/in seaworthy.yaml/)) as TextDocumentEdit[];
  assert.equal(
    applied("rules: # ours\n  floating-tag: off\n", change!.edits as TextEdit[]),
    "rules: # ours\n  floating-tag: off\n  root-user: off\n",
  );
});

test("only the kinds of actions that are asked for come, and fix-all is computed when it is chosen", async () => {
  await using client = await TestClient.start({});
  const text = "version: '3'\nservices:\n  web:\n    image: nginx:1.27.3\n    privileged: true\n";
  await client.open("compose.yaml", text, "dockercompose");
  const everywhere = { start: { line: 0, character: 0 }, end: { line: 5, character: 0 } };
  assert.deepEqual(await client.actions("compose.yaml", everywhere, { only: ["refactor"] }), []);
  for (const only of ["source", "source.fixAll", "source.fixAll.seaworthy"]) {
    const [action, ...more] = await client.actions("compose.yaml", everywhere, { only: [only] });
    assert.equal(more.length, 0);
    assert.equal(action?.kind, "source.fixAll.seaworthy");
    assert.equal(action.edit, undefined);
    const [change] = (await client.editOf(action)) as TextDocumentEdit[];
    // Safe fixes only: whether the container stays privileged is not for us to decide unseen.
    assert.equal(applied(text, change!.edits as TextEdit[]), "services:\n  web:\n    image: nginx:1.27.3\n    privileged: true\n");
  }
  const kinds = new Set((await client.actions("compose.yaml", everywhere, quickFix)).map((it) => it.kind));
  assert.deepEqual([...kinds], ["quickfix"]);
});

test("users who do not want to be asked first get the fix at once", async () => {
  await using client = await TestClient.start({});
  await client.open("compose.yaml", "services:\n  web:\n    image: nginx:1.27.3\n    privileged: true\n", "dockercompose");
  const asks = async () => {
    const finding = (await client.pull("compose.yaml")).items!.find((it) => it.code === "privileged-container")!;
    const [first] = await client.actions("compose.yaml", finding.range, { ...quickFix, diagnostics: [finding] });
    return first!.edit!.changeAnnotations !== undefined;
  };
  assert.equal(await asks(), true);
  await client.configure({ confirmFixes: false });
  while (await asks());
});

test("the workspace is fixed with one edit that asks first", async () => {
  const text = "version: '3'\nservices:\n  web:\n    image: nginx:1.27.3\n";
  await using client = await TestClient.start({ "a/compose.yaml": text, "b/compose.yaml": text });
  await client.pullAll([]);
  await client.connection.sendRequest("workspace/executeCommand", { command: "seaworthy.fixAllInWorkspace" });
  await client.until(() => client.applied.length === 1);
  const [edit] = client.applied;
  assert.deepEqual(edit!.documentChanges!.map((it) => (it as TextDocumentEdit).textDocument.uri).sort(), [
    client.uri("a/compose.yaml"),
    client.uri("b/compose.yaml"),
  ]);
  assert.ok(Object.values(edit!.changeAnnotations!).every((it) => it.needsConfirmation));
});

test("hovers tell what a squiggle and a suppression are about, and pages open without a network", async () => {
  await using client = await TestClient.start({});
  await client.open("Dockerfile", `FROM node:22.11.0\n# seaworthy: allow root-user\nUSER root\n`);
  await client.open("other/Dockerfile", rootUser);
  for (const [path, line, character] of [
    ["Dockerfile", 1, 22],
    ["other/Dockerfile", 1, 6],
  ] as const) {
    const hover = await client.connection.sendRequest<Hover>("textDocument/hover", {
      textDocument: { uri: client.uri(path) },
      position: { line, character },
    });
    assert.match((hover.contents as { value: string }).value, /seaworthy-rule:\/root-user\.md/);
  }
  assert.equal(
    await client.connection.sendRequest("textDocument/hover", {
      textDocument: { uri: client.uri("Dockerfile") },
      position: { line: 0, character: 0 },
    }),
    null,
  );
  const page = await client.connection.sendRequest<{ text: string }>("workspace/textDocumentContent", {
    uri: "seaworthy-rule:/root-user.md",
  });
  assert.match(page.text, /# root-user/);
});

test("a hover on a key tells what the Compose specification says of it", async () => {
  await using client = await TestClient.start({});
  const text = `version: "3"\nservices:\n  web:\n    image: nginx:1.29\n    privileged: false\n    environment:\n      privileged: x\n`;
  await client.open("compose.yaml", text, "dockercompose");
  const at = async (line: number, character: number) =>
    (
      (
        await client.connection.sendRequest<Hover | null>("textDocument/hover", {
          textDocument: { uri: client.uri("compose.yaml") },
          position: { line, character },
        })
      )?.contents as { value: string } | undefined
    )?.value;
  const privileged = await at(4, 6);
  assert.match(privileged!, /`privileged`: Gives the container every capability/);
  assert.match(privileged!, /Takes true or false\./);
  assert.match(privileged!, /`docker stack` leaves it out/);
  assert.match(privileged!, /compose-file\/services\/#privileged/);
  assert.match((await at(0, 2))!, /Obsolete; nothing takes its place/);
  assert.doesNotMatch((await at(6, 8)) ?? "", /capability/);
});

test("hovers tell what a service may do, and what a variable holds", async () => {
  const text = "services:\n  web:\n    image: nginx:${TAG:-1}\n    environment:\n      TOKEN: ${TOKEN}\n";
  await using client = await TestClient.start({ "compose.yaml": text, ".env": "TAG=1.29\nTOKEN=abcdefgh12345678\n" });
  await client.open("compose.yaml", text, "yaml");
  const hovered = async (line: number, character: number) => {
    const hover = await client.connection.sendRequest<Hover>("textDocument/hover", {
      textDocument: { uri: client.uri("compose.yaml") },
      position: { line, character },
    });
    return (hover.contents as { value: string }).value;
  };
  const web = await hovered(1, 3);
  assert.match(web, /\*\*User\*\*: `root`.*\[line 3\]\(file:.*compose\.yaml#L3\)/);
  assert.match(web, /\*\*Limits\*\*: none/);
  assert.match(await hovered(2, 20), /`TAG` is `1\.29` by \[\.env:1\]\(.*#L1\)/);
  const token = await hovered(4, 18);
  assert.match(token, /`TOKEN` is set by \[\.env:2\]/);
  assert.doesNotMatch(token, /abcdefgh/);
});

test("a client that cannot pull is told of every file", async () => {
  await using client = await TestClient.start({ Dockerfile: rootUser, "web/Dockerfile": rootUser }, old);
  const has = (path: string, rule: string) => client.published.get(client.uri(path))?.some((it) => it.code === rule) === true;
  await client.until(() => has("Dockerfile", "root-user") && has("web/Dockerfile", "root-user"));
  const diagnostics: readonly Diagnostic[] = client.published.get(client.uri("Dockerfile"))!;
  assert.ok(diagnostics.every((it) => it.codeDescription === undefined && it.relatedInformation === undefined && it.tags === undefined));
  await client.open("Dockerfile", rootUser);
  await client.edit("Dockerfile", 2, [1, 5], [1, 9], "node");
  await client.until(() => !has("Dockerfile", "root-user"));
  await client.replace("Dockerfile", 3, rootUser);
  await client.until(() => has("Dockerfile", "root-user"));
  const actions = await client.actions("Dockerfile", diagnostics[0]!.range, quickFix);
  assert.ok(actions.some((it) => it.edit?.changes?.[client.uri("Dockerfile")]));
  assert.ok(!actions.some((it) => it.title.endsWith("in seaworthy.yaml")), "no file can be created");
  rmSync(join(client.folder, "web"), { recursive: true });
  await client.connection.sendNotification("textDocument/didSave", { textDocument: { uri: client.uri("Dockerfile") } });
  await client.until(() => !has("web/Dockerfile", "root-user"));
});

test("files are read through a client that offers it, wherever they are", async () => {
  const folder = "vscode-vfs://github/acme/app%20%281%29";
  await using client = await TestClient.startVirtual(folder, {
    [`${folder}/Dockerfile`]: rootUser,
    [`${folder}/compose.yaml`]: "services:\n  web:\n    build: .\n    user: node\n",
    "vscode-vfs://github/acme/lib/Dockerfile": rootUser,
  });
  // The same place, as VS Code spells it and as we do.
  const rulesOf = async () =>
    Object.fromEntries(
      (await client.pullAll([])).map((it) => [decodeURIComponent(it.uri), it.kind === "full" ? it.items.map((item) => item.code) : []]),
    );
  const own = decodeURIComponent(folder);
  const before = await rulesOf();
  assert.deepEqual(Object.keys(before).sort(), [`${own}/Dockerfile`, `${own}/compose.yaml`]);
  assert.ok(!before[`${own}/Dockerfile`]!.includes("root-user"), "the Compose file next door was read");
  const event = { added: [{ uri: "vscode-vfs://github/acme/lib", name: "lib" }], removed: [{ uri: folder, name: "app" }] };
  await client.connection.sendNotification("workspace/didChangeWorkspaceFolders", { event });
  const held = new Held(client);
  await client.until(() => held.rules("vscode-vfs://github/acme/lib/Dockerfile")?.includes("root-user") === true);
  await held.cancel();
  assert.deepEqual(Object.keys(await rulesOf()), ["vscode-vfs://github/acme/lib/Dockerfile"]);
});

test("folders that come and go in quick succession leave no findings behind", async () => {
  const [app, lib] = ["vscode-vfs://github/acme/app", "vscode-vfs://github/acme/lib"];
  await using client = await TestClient.startVirtual(app, { [`${app}/Dockerfile`]: rootUser, [`${lib}/Dockerfile`]: rootUser });
  await client.pullAll([]);
  // A search through the first folder has begun when that is exchanged for another, and ends as late as it may.
  let asked = 0;
  let answer = () => {};
  client.beforeFound = (folder) => {
    asked++;
    client.wake();
    return folder.startsWith(app) ? new Promise((resolve) => (answer = resolve)) : Promise.resolve();
  };
  await client.changedOnDisk([`${app}/new`, 1]);
  await client.until(() => asked === 1);
  const event = { added: [{ uri: lib, name: "lib" }], removed: [{ uri: app, name: "app" }] };
  await client.connection.sendNotification("workspace/didChangeWorkspaceFolders", { event });
  const shown = async () => (await client.pullAll([])).filter((it) => it.kind === "full" && it.items.length > 0).map((it) => it.uri);
  // Long enough for a second search, were it not to wait for the first.
  for (let i = 0; i < 10; i++) await shown();
  answer();
  while ((await shown()).join() !== `${lib}/Dockerfile`);
  for (let i = 0; i < 10; i++) assert.deepEqual(await shown(), [`${lib}/Dockerfile`]);
});

test("a client that registers nothing, though it said so, has findings all the same", async () => {
  await using client = await TestClient.start({ Dockerfile: rootUser }, modern, true);
  const reports = await client.pullAll([]);
  assert.ok(reports.some((it) => it.uri === client.uri("Dockerfile") && it.kind === "full" && it.items.length > 0));
});

test("a document that was never saved is repaired in itself, and no configuration is made for it", async () => {
  await using client = await TestClient.start({});
  for (const uri of ["untitled:Untitled-1", "untitled:/srv/Dockerfile"]) {
    await client.open(uri, rootUser);
    const finding = (await client.pull(uri)).items!.find((it) => it.code === "root-user")!;
    const titles = (await client.actions(uri, finding.range, quickFix)).map((it) => it.title);
    assert.ok(titles.some((it) => it.endsWith("on this line")));
    assert.ok(!titles.some((it) => it.endsWith("in seaworthy.yaml")), uri);
  }
});

test("all spellings of a URI are one file", () => {
  for (const uri of [
    "file:///C:/a (1)/%C3%BC/Dockerfile",
    "file:///c%3A/a%20%281%29/ü/Dockerfile",
    "file:///c:/a%20(1)/%c3%bc/Dockerfile/",
  ])
    assert.equal(canonical(uri), "file:///c%3A/a%20(1)/%C3%BC/Dockerfile");
  assert.equal(canonical("file:///C/Dockerfile"), "file:///C/Dockerfile");
  for (const uri of ["untitled:Untitled-1", "git:/a/Dockerfile?ref"]) assert.equal(canonical(uri), uri);
});

test("a request that nobody waits for is given up", async () => {
  await using client = await TestClient.start({});
  await client.open("Dockerfile", rootUser);
  const source = new CancellationTokenSource();
  const answer = client.connection.sendRequest(
    "textDocument/diagnostic",
    { textDocument: { uri: client.uri("Dockerfile") } },
    source.token,
  );
  source.cancel();
  await assert.rejects(answer, { code: -32800 });
  assert.ok((await client.rules("Dockerfile")).includes("root-user"));
});

test("what is asked while the file is still being typed has no bad ending", async () => {
  await using client = await TestClient.start({});
  await client.open("Dockerfile", "");
  const answers: Promise<unknown>[] = [];
  for (let i = 0; i < rootUser.length; i++) {
    await client.edit("Dockerfile", i + 2, [9, 9], [9, 9], rootUser[i]!);
    answers.push(client.pull("Dockerfile"));
  }
  const last = (await Promise.all(answers)).at(-1) as { items: Diagnostic[] };
  assert.ok(last.items.some((it) => it.code === "root-user"));
});

test("the watch covers what is read, and nothing is registered twice", async () => {
  await using client = await TestClient.start({});
  await client.pullAll([]);
  assert.deepEqual([...client.registered].sort(), ["workspace/didChangeConfiguration", "workspace/didChangeWatchedFiles"]);
});

/** A text after edits that are all about it, in UTF-16 columns. */
function applied(text: string, edits: readonly TextEdit[]): string {
  const lines = text.split("\n");
  const offset = ({ line, character }: { line: number; character: number }) =>
    lines.slice(0, line).join("\n").length + (line > 0 ? 1 : 0) + character;
  const sorted = [...edits].sort((a, b) => offset(b.range.start) - offset(a.range.start));
  return sorted.reduce(
    (result, edit) => result.slice(0, offset(edit.range.start)) + edit.newText + result.slice(offset(edit.range.end)),
    text,
  );
}
