import * as vscode from "vscode";
import { closeEditors, findingOf, openWith } from "./files.ts";
import { assert, test, until } from "./harness.ts";

test("hovering a squiggle tells what the rule means", async () => {
  const dockerfile = await openWith("hover/Dockerfile", "FROM node:22.11.0\nUSER root\n");
  const finding = await findingOf(dockerfile.uri, "root-user");
  await hovered(dockerfile.uri, finding.range.start, /root-user/);
  await closeEditors();
});

test("hovering a suppression tells what the rule means", async () => {
  const dockerfile = await openWith(
    "hover-allowed/Dockerfile",
    "FROM node:22.11.0\n# seaworthy: allow root-user -- the entry point drops it\nUSER root\n",
  );
  await hovered(dockerfile.uri, dockerfile.positionAt(dockerfile.getText().indexOf("root-user") + 2), /root-user/);
  await closeEditors();
});

test("a rule's page opens in the editor", async () => {
  await vscode.commands.executeCommand("seaworthy.showRule", "root-user");
  await until(
    "a tab with the rule's page",
    () => vscode.window.tabGroups.all.flatMap((group) => group.tabs.map((tab) => tab.label)),
    (labels) => labels.some((label) => label.includes("root-user")),
  );
  await closeEditors();
});

test("a file that a Compose file names opens from its name", async () => {
  await openWith("linked/web.env", "A=1\n");
  const compose = await openWith("linked/compose.yaml", "services:\n  web:\n    image: nginx:1.27.3\n    env_file: web.env\n");
  await until(
    "a link to the file",
    async () => {
      const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>("vscode.executeLinkProvider", compose.uri);
      return links.map((each) => each.target?.path ?? "");
    },
    (paths) => paths.some((path) => path.endsWith("linked/web.env")),
  );
  await closeEditors();
});

async function hovered(uri: vscode.Uri, position: vscode.Position, wanted: RegExp): Promise<void> {
  const text = await until(
    "a hover",
    async () => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>("vscode.executeHoverProvider", uri, position);
      return hovers.flatMap((each) => each.contents.map((part) => (typeof part === "string" ? part : part.value))).join("\n");
    },
    (all) => wanted.test(all),
  );
  assert(text.length > 80, `the hover says more than the rule's name: ${text}`);
}
