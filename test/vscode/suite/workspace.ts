import * as vscode from "vscode";
import { closeEditors, deleteOutside, findingOf, gone, inWorkspace, open, rulesIn, write, writeOutside } from "./files.ts";
import { doUntil, test, until } from "./harness.ts";

const asRoot = "FROM node:22.11.0\nUSER root\n";
const asNode = "FROM node:22.11.0\nUSER node\n";

test("files that nobody opened show their findings", async () => {
  await findingOf(inWorkspace("compose.yaml"), "privileged-container");
  await findingOf(inWorkspace("worker/Dockerfile"), "root-user");
});

test("a file that appears on the disk shows its findings, and none once it is deleted", async () => {
  const uri = inWorkspace("appearing/Dockerfile");
  await writeUntil(uri, asRoot, (rules) => rules.includes("root-user"));
  await deleteOutside(uri);
  await until(
    "no finding of a deleted file",
    () => rulesIn(uri),
    (rules) => rules.length === 0,
  );
});

test("a file that changes on the disk changes its findings", async () => {
  const uri = inWorkspace("changing/Dockerfile");
  await writeUntil(uri, asRoot, (rules) => rules.includes("root-user"));
  await writeUntil(uri, asNode, (rules) => !rules.includes("root-user"));
  await writeUntil(uri, asRoot, (rules) => rules.includes("root-user"));
});

test("a renamed file takes its findings along", async () => {
  const [from, to] = [inWorkspace("renaming/Dockerfile"), inWorkspace("renaming/Dockerfile.dev")];
  await write(from, asRoot);
  await findingOf(from, "root-user");
  const edit = new vscode.WorkspaceEdit();
  edit.renameFile(from, to);
  await vscode.workspace.applyEdit(edit);
  await findingOf(to, "root-user");
  await until(
    "no finding under the old name",
    () => rulesIn(from),
    (rules) => rules.length === 0,
  );
});

test("a closed file goes back to what the disk says", async () => {
  const uri = inWorkspace("closing/Dockerfile");
  await write(uri, asRoot);
  const document = await open(uri);
  await findingOf(uri, "root-user");
  const edit = new vscode.WorkspaceEdit();
  edit.replace(uri, document.lineAt(1).range, "USER node");
  await vscode.workspace.applyEdit(edit);
  await gone(uri, "root-user");
  await closeEditors();
  await findingOf(uri, "root-user");
});

test("a changed configuration changes the findings of opened and unopened files", async () => {
  const [opened, unopened] = [inWorkspace("configured/Dockerfile"), inWorkspace("configured/api/Dockerfile")];
  const configuration = inWorkspace("configured/seaworthy.yaml");
  await write(opened, asRoot);
  await write(unopened, asRoot);
  await open(opened);
  await findingOf(opened, "root-user");
  await findingOf(unopened, "root-user");
  await write(configuration, "rules:\n  root-user: off\n");
  await gone(opened, "root-user");
  await gone(unopened, "root-user");
  await vscode.workspace.fs.delete(configuration);
  await findingOf(opened, "root-user");
  await findingOf(unopened, "root-user");
  await closeEditors();
});

test("seaworthy.scope: openFiles leaves only the findings of opened files", async () => {
  const settings = vscode.workspace.getConfiguration("seaworthy");
  const [opened, unopened] = [inWorkspace("Dockerfile"), inWorkspace("worker/Dockerfile")];
  await open(opened);
  await findingOf(unopened, "root-user");
  await settings.update("scope", "openFiles", vscode.ConfigurationTarget.Global);
  await gone(unopened, "root-user");
  await findingOf(opened, "root-user");
  await settings.update("scope", undefined, vscode.ConfigurationTarget.Global);
  await findingOf(unopened, "root-user");
  await closeEditors();
});

/** Writes a file until its findings show it: VS Code's file watchers miss what happens while they start. */
async function writeUntil(uri: vscode.Uri, text: string, good: (rules: string[]) => boolean): Promise<void> {
  await doUntil(
    `the findings of ${uri.path} after a change`,
    () => writeOutside(uri, text),
    () => rulesIn(uri),
    good,
  );
}
