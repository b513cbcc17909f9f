import * as vscode from "vscode";
import { assert, until } from "./harness.ts";

/** The quick fixes that VS Code offers for a finding, resolved, in VS Code's order; waits until there is one that `wanted` takes. */
export async function actionsFor(
  uri: vscode.Uri,
  finding: vscode.Diagnostic,
  wanted: (action: vscode.CodeAction) => boolean,
): Promise<vscode.CodeAction[]> {
  return await until(
    "quick fixes",
    () =>
      vscode.commands.executeCommand<vscode.CodeAction[]>(
        "vscode.executeCodeActionProvider",
        uri,
        finding.range,
        vscode.CodeActionKind.QuickFix.value,
        100,
      ),
    (actions) => actions.some(wanted),
  );
}

/** Does what picking the action in the light bulb's menu does. */
export async function apply(action: vscode.CodeAction): Promise<void> {
  if (action.edit !== undefined) assert(await vscode.workspace.applyEdit(action.edit), `the edit of "${action.title}" was refused`);
  if (action.command !== undefined) await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
}

/** Waits for the first quick fix of a finding whose title matches, and applies it. */
export async function applyTitled(uri: vscode.Uri, finding: vscode.Diagnostic, title: RegExp): Promise<vscode.CodeAction> {
  const action = (await actionsFor(uri, finding, (each) => title.test(each.title))).find((each) => title.test(each.title));
  assert(action !== undefined, `no quick fix is titled ${title}`);
  await apply(action);
  return action;
}
