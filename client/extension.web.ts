import { type ExtensionContext, Uri } from "vscode";
import { LanguageClient, type ServerOptions } from "vscode-languageclient/browser";
import { activateWith, id, name, type Running } from "./client.ts";

/** The part of the browser's `Worker` that is needed here; the rest of its types would let the other files use a page. */
declare const Worker: new (url: string) => Exclude<ServerOptions, () => unknown>;

/** Started by VS Code in a browser, where the server is a worker. */
export function activate(context: ExtensionContext): Promise<Running> {
  const script = Uri.joinPath(context.extensionUri, "dist", "server.web.js").toString(true);
  return activateWith(context, (options) => new LanguageClient(id, name, new Worker(script), options));
}
