import { type ExtensionContext, Uri } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { activateWith, id, name, type Running } from "./client.ts";

/** Started by VS Code on a desktop or a remote machine, where the server is a process of its own. */
export function activate(context: ExtensionContext): Promise<Running> {
  const module = Uri.joinPath(context.extensionUri, "dist", "server.cjs").fsPath;
  return activateWith(context, (options) => new LanguageClient(id, name, { module, transport: TransportKind.ipc }, options));
}
