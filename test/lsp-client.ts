import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  CancellationTokenSource,
  type ClientCapabilities,
  type CodeAction,
  type CreateFile,
  createProtocolConnection,
  type Diagnostic,
  type PreviousResultId,
  ProgressType,
  type ProtocolConnection,
  type Range,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentEdit,
  type WorkspaceDiagnosticReport,
  type WorkspaceDiagnosticReportPartialResult,
  type WorkspaceDocumentDiagnosticReport,
  type WorkspaceEdit,
} from "vscode-languageserver-protocol/node";

const cli = join(import.meta.dirname, "../dist/cli.cjs");

/** What an editor of today can do, pulling diagnostics included. */
export const modern: ClientCapabilities = {
  general: { positionEncodings: ["utf-16"] },
  textDocument: {
    diagnostic: { relatedInformation: true, tagSupport: { valueSet: [1, 2] }, codeDescriptionSupport: true, dataSupport: true },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: [] } },
      isPreferredSupport: true,
      dataSupport: true,
      resolveSupport: { properties: ["edit"] },
    },
    hover: { contentFormat: ["markdown"] },
  },
  workspace: {
    configuration: true,
    workspaceFolders: true,
    diagnostics: { refreshSupport: true },
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceEdit: { documentChanges: true, resourceOperations: ["create"], changeAnnotationSupport: {} },
    textDocumentContent: {},
  },
};

/** An editor from before diagnostics could be pulled. */
export const old: ClientCapabilities = {
  textDocument: { publishDiagnostics: {}, codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } } },
  workspace: {},
};

/** A client with a folder of its own and a server of its own, over standard input and output. */
export class TestClient {
  readonly connection: ProtocolConnection;
  readonly folder = mkdtempSync(join(tmpdir(), "seaworthy-lsp-"));
  /** What `workspace/configuration` answers for `seaworthy`. */
  settings: unknown = {};
  /** Files by decoded URI as `seaworthy/readFile` and `seaworthy/findFiles` give them, which only clients offer that say so. */
  readonly virtual = new Map<string, string>();
  /** What `seaworthy/findFiles` waits for before it answers with what was there when it was asked. */
  beforeFound: (folder: string) => Promise<void> = async () => {};
  /** What was published last, by URI. */
  readonly published = new Map<string, readonly Diagnostic[]>();
  /** How often the server asked for diagnostics to be pulled again. */
  refreshes = 0;
  readonly registered: string[] = [];
  /** Whether it registers nothing, whatever it said that it can. */
  refuses = false;
  readonly applied: WorkspaceEdit[] = [];
  readonly messages: string[] = [];
  readonly #process: ChildProcess;
  #waiting: (() => void)[] = [];

  private constructor(process: ChildProcess) {
    this.#process = process;
    this.connection = createProtocolConnection(new StreamMessageReader(process.stdout!), new StreamMessageWriter(process.stdin!));
    const { connection } = this;
    const happened = (change: () => unknown): void => {
      change();
      this.wake();
    };
    connection.onRequest("workspace/configuration", ({ items }: { items: unknown[] }) => items.map(() => this.settings));
    connection.onRequest("seaworthy/readFile", ({ uri }: { uri: string }): object => {
      const text = this.virtual.get(decodeURIComponent(uri));
      return text === undefined ? { kind: "absent" } : { kind: "bytes", base64: Buffer.from(text).toString("base64") };
    });
    connection.onRequest("seaworthy/findFiles", async ({ folder }: { folder: string }) => {
      const uris = [...this.virtual.keys()].filter((it) => it.startsWith(`${decodeURIComponent(folder)}/`));
      await this.beforeFound(folder);
      return { uris, complete: true };
    });
    connection.onRequest("workspace/diagnostic/refresh", () => {
      happened(() => this.refreshes++);
      return null;
    });
    connection.onRequest("client/registerCapability", ({ registrations }: { registrations: { method: string }[] }) => {
      if (this.refuses) throw new Error("This client registers nothing.");
      happened(() => this.registered.push(...registrations.map((it) => it.method)));
      return null;
    });
    connection.onRequest("workspace/applyEdit", ({ edit }: { edit: WorkspaceEdit }) => {
      happened(() => this.applied.push(edit));
      return { applied: true };
    });
    connection.onNotification("textDocument/publishDiagnostics", ({ uri, diagnostics }: { uri: string; diagnostics: Diagnostic[] }) =>
      happened(() => this.published.set(uri, diagnostics)),
    );
    for (const method of ["window/logMessage", "window/showMessage"])
      connection.onNotification(method, ({ message }: { message: string }) => happened(() => this.messages.push(message)));
    connection.listen();
  }

  /** Starts a server for a folder that holds `files`. */
  static async start(
    files: Readonly<Record<string, string | Uint8Array>>,
    capabilities: ClientCapabilities = modern,
    refuses = false,
  ): Promise<TestClient> {
    const client = new TestClient(spawn(process.execPath, [cli, "lsp", "--stdio"], { stdio: ["pipe", "pipe", "inherit"] }));
    client.refuses = refuses;
    for (const [path, content] of Object.entries(files)) client.write(path, content);
    await client.#initialize(pathToFileURL(client.folder).href, capabilities, {});
    return client;
  }

  /** Starts a server for a folder that is on no disk; `files` are by URI. */
  static async startVirtual(folder: string, files: Readonly<Record<string, string>>): Promise<TestClient> {
    const client = new TestClient(spawn(process.execPath, [cli, "lsp", "--stdio"], { stdio: ["pipe", "pipe", "inherit"] }));
    for (const [uri, text] of Object.entries(files)) client.virtual.set(decodeURIComponent(uri), text);
    await client.#initialize(folder, modern, { files: true, showRule: true });
    return client;
  }

  async #initialize(uri: string, capabilities: ClientCapabilities, initializationOptions: object): Promise<void> {
    const workspaceFolders = [{ uri, name: "test" }];
    await this.connection.sendRequest("initialize", {
      processId: process.pid,
      rootUri: uri,
      workspaceFolders,
      capabilities,
      initializationOptions,
    });
    await this.connection.sendNotification("initialized", {});
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const ended = new Promise((resolve) => this.#process.once("exit", resolve));
    await this.connection.sendRequest("shutdown");
    await this.connection.sendNotification("exit");
    await ended;
    this.connection.dispose();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** The URI of a path in the folder; URIs stay as they are. */
  uri(path: string): string {
    return /^[\w-]+:/.test(path) ? path : pathToFileURL(join(this.folder, path)).href;
  }

  write(path: string, content: string | Uint8Array): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), content);
  }

  open(path: string, text: string, languageId = "dockerfile"): Promise<void> {
    return this.connection.sendNotification("textDocument/didOpen", {
      textDocument: { uri: this.uri(path), languageId, version: 1, text },
    });
  }

  pull(path: string, previousResultId?: string): Promise<{ kind: string; resultId?: string; items?: Diagnostic[] }> {
    return this.connection.sendRequest("textDocument/diagnostic", {
      textDocument: { uri: this.uri(path) },
      ...(previousResultId !== undefined && { previousResultId }),
    });
  }

  close(path: string): Promise<void> {
    return this.connection.sendNotification("textDocument/didClose", { textDocument: { uri: this.uri(path) } });
  }

  /** Replaces what stands between two places; lines and columns from 0, in the encoding agreed upon. */
  edit(
    path: string,
    version: number,
    [line, character]: readonly [number, number],
    [endLine, endCharacter]: readonly [number, number],
    text: string,
  ): Promise<void> {
    const contentChanges = [{ range: { start: { line, character }, end: { line: endLine, character: endCharacter } }, text }];
    return this.connection.sendNotification("textDocument/didChange", { textDocument: { uri: this.uri(path), version }, contentChanges });
  }

  replace(path: string, version: number, text: string): Promise<void> {
    return this.connection.sendNotification("textDocument/didChange", {
      textDocument: { uri: this.uri(path), version },
      contentChanges: [{ text }],
    });
  }

  /** Changes the settings under `seaworthy`, as a user would. */
  configure(settings: object): Promise<void> {
    this.settings = settings;
    return this.connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
  }

  actions(path: string, range: Range, context: { readonly only?: string[]; readonly diagnostics?: Diagnostic[] }): Promise<CodeAction[]> {
    return this.connection.sendRequest("textDocument/codeAction", {
      textDocument: { uri: this.uri(path) },
      range,
      context: { diagnostics: [], ...context },
    });
  }

  /** The edit of an action, which the server may compute only when it is chosen. */
  async editOf(action: CodeAction | undefined): Promise<(TextDocumentEdit | CreateFile)[]> {
    const { edit } = action!.edit ? action! : await this.connection.sendRequest<CodeAction>("codeAction/resolve", action);
    return edit!.documentChanges as (TextDocumentEdit | CreateFile)[];
  }

  /** The findings of all files, from a request without partial results. */
  async pullAll(previousResultIds: readonly PreviousResultId[]): Promise<WorkspaceDocumentDiagnosticReport[]> {
    return (await this.connection.sendRequest<WorkspaceDiagnosticReport>("workspace/diagnostic", { previousResultIds })).items;
  }

  async rules(path: string): Promise<unknown[]> {
    return (await this.pull(path)).items!.map((it) => it.code);
  }

  /** Says that files changed on disk: 1 created, 2 changed, 3 deleted. */
  changedOnDisk(...changes: readonly (readonly [path: string, type: 1 | 2 | 3])[]): Promise<void> {
    return this.connection.sendNotification("workspace/didChangeWatchedFiles", {
      changes: changes.map(([path, type]) => ({ uri: this.uri(path), type })),
    });
  }

  /** Waits for something that the server does on its own. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition()) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** Has everyone who waits look again. */
  wake(): void {
    for (const resume of this.#waiting.splice(0)) resume();
  }
}

/** A request for the findings of all files that stays open, and what it has brought so far. */
export class Held {
  readonly #client: TestClient;
  readonly #source = new CancellationTokenSource();
  readonly #items = new Map<string, readonly Diagnostic[]>();
  readonly #end: Promise<unknown>;
  answered = false;

  constructor(client: TestClient) {
    this.#client = client;
    client.connection.onProgress(new ProgressType<WorkspaceDiagnosticReportPartialResult>(), "held", ({ items }) => {
      for (const it of items) if (it.kind === "full") this.#items.set(it.uri, it.items);
      client.wake();
    });
    this.#end = client.connection
      .sendRequest("workspace/diagnostic", { previousResultIds: [], partialResultToken: "held" }, this.#source.token)
      .then(
        () => (this.answered = true),
        () => (this.answered = true),
      );
  }

  items(path: string): readonly Diagnostic[] | undefined {
    return this.#items.get(this.#client.uri(path));
  }

  rules(path: string): unknown[] | undefined {
    return this.items(path)?.map((it) => it.code);
  }

  until(condition: () => boolean): Promise<void> {
    return this.#client.until(condition);
  }

  async cancel(): Promise<void> {
    this.#source.cancel();
    await this.#end;
  }
}
