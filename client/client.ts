import { type ExtensionContext, window, workspace } from "vscode";
import type { BaseLanguageClient, LanguageClientOptions } from "vscode-languageclient";
import { registerCommands } from "./commands.ts";
import { findFiles, readFile } from "./files.ts";
import { documentSelector } from "./selector.ts";
import { showStatus } from "./status.ts";

export const id = "seaworthy";
export const name = "Seaworthy";

/** Makes a client and its server; each call another one. */
export type CreateClient = (options: LanguageClientOptions) => BaseLanguageClient;

/** What other extensions see of this one. */
export interface Running {
  /** Ends the server and starts another. */
  restart(): Promise<void>;
}

export async function activateWith(context: ExtensionContext, create: CreateClient): Promise<Running> {
  const output = window.createOutputChannel(name, { log: true });
  const status = showStatus();
  context.subscriptions.push(output, status);
  let client: BaseLanguageClient | undefined;
  let schemes = "";

  async function start(): Promise<void> {
    const documents = documentSelector();
    schemes = documents.schemes.join();
    client = create({
      documentSelector: documents.selector,
      outputChannel: output,
      diagnosticPullOptions: { onChange: true },
      markdown: { isTrusted: { enabledCommands: ["seaworthy.showRule"] } },
      initializationOptions: { files: true, showRule: true },
    });
    client.onRequest("seaworthy/readFile", readFile);
    client.onRequest("seaworthy/findFiles", findFiles);
    status.follow(client, documents.selector);
    await client.start();
  }

  /** One after the other, however often it is asked for. */
  let restarting: Promise<void> = Promise.resolve();
  function restart(): Promise<void> {
    restarting = restarting
      .then(() => client?.dispose())
      .catch((error) => output.warn(`The server did not end well: ${String(error)}`))
      .then(start);
    return restarting;
  }

  context.subscriptions.push(
    ...registerCommands(context, output, restart),
    // A folder from another kind of file system brings files that were not listened to.
    workspace.onDidChangeWorkspaceFolders(() => (documentSelector().schemes.join() === schemes ? undefined : restart())),
    { dispose: () => void client?.dispose() },
  );
  restarting = start();
  await restarting;
  return { restart };
}
