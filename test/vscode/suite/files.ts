import * as vscode from "vscode";
import { assert, until, variant } from "./harness.ts";

/** The findings of a file, as VS Code holds them. */
export function findings(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter((each) => each.source === "seaworthy");
}

/** The id of the rule that a finding is about. */
export function ruleOf(finding: vscode.Diagnostic): string {
  const { code } = finding;
  return String(typeof code === "object" ? code.value : code);
}

/** The ids of a file's findings, in the order of the alphabet. */
export function rulesIn(uri: vscode.Uri): string[] {
  return findings(uri).map(ruleOf).sort();
}

/** Waits until the file has a finding of the rule, and returns it. */
export async function findingOf(uri: vscode.Uri, rule: string): Promise<vscode.Diagnostic> {
  await until(
    `${rule} in ${uri.path}`,
    () => rulesIn(uri),
    (rules) => rules.includes(rule),
  );
  const found = findings(uri).find((each) => ruleOf(each) === rule);
  assert(found !== undefined, `${rule} went away`);
  return found;
}

/** Waits until the file has no finding of the rule. */
export async function gone(uri: vscode.Uri, rule: string): Promise<void> {
  await until(
    `no ${rule} in ${uri.path}`,
    () => rulesIn(uri),
    (rules) => !rules.includes(rule),
  );
}

/** A path below the workspace's folder. */
export function inWorkspace(path: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert(folder !== undefined, "no folder is open");
  return vscode.Uri.joinPath(folder.uri, path);
}

/** Writes a file the way another program does, behind VS Code's back where there is something behind it. */
export async function writeOutside(uri: vscode.Uri, text: string): Promise<void> {
  if (variant === "web") return await write(uri, text);
  const { mkdir, writeFile } = await import("node:fs/promises");
  await mkdir(vscode.Uri.joinPath(uri, "..").fsPath, { recursive: true });
  await writeFile(uri.fsPath, text);
}

/** Deletes a file the way another program does. */
export async function deleteOutside(uri: vscode.Uri): Promise<void> {
  if (variant === "web") return await vscode.workspace.fs.delete(uri);
  const { rm } = await import("node:fs/promises");
  await rm(uri.fsPath);
}

/** Writes a file of the workspace through VS Code, with the folders above it. */
export async function write(uri: vscode.Uri, text: string): Promise<void> {
  await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(uri, ".."));
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}

/** Writes a file and opens it in an editor. */
export async function openWith(path: string, text: string): Promise<vscode.TextDocument> {
  await write(inWorkspace(path), text);
  return await open(inWorkspace(path));
}

export async function open(uri: vscode.Uri): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document);
  return document;
}

/** Replaces the whole text of a document, as typing does: nothing is saved. */
export async function type(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  assert(await vscode.workspace.applyEdit(edit), "the edit was refused");
}

/** Closes every editor, and gives up what was not saved. */
export async function closeEditors(): Promise<void> {
  while (vscode.window.activeTextEditor?.document.isDirty === true) {
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  }
  await vscode.commands.executeCommand("workbench.action.closeAllEditors");
}
