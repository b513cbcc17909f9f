import { spawn } from "node:child_process";
import { join } from "node:path";
import {
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  NullLogger,
  type ProtocolConnection,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { median, quantile, table } from "./measure.ts";

interface Document {
  readonly name: string;
  readonly language: "dockerfile" | "dockercompose";
  readonly uri: string;
  readonly text: string;
}

interface Server {
  readonly name: string;
  readonly args: readonly string[];
}

/** Keystrokes before those that count, until the engine of JavaScript has compiled what is hot. */
const warmUp = 30;

/** The time from a keystroke to its diagnostics over stdio, beside a server that does nothing and one that only parses. */
export async function compareKeystrokes(cli: string, keystrokes: number): Promise<string> {
  const floor = join(import.meta.dirname, "floor-server.ts");
  const servers: Server[] = [
    { name: "seaworthy", args: [cli, "lsp", "--stdio"] },
    { name: "only parses", args: [floor, "parse", "--stdio"] },
    { name: "empty", args: [floor, "empty", "--stdio"] },
  ];
  const rows: string[][] = [];
  for (const document of [dockerfile(30), dockerfile(1000), compose(30), compose(1000)]) {
    const times = await Promise.all(servers.map((it) => start(it))).then((connections) => alternate(connections, document, keystrokes));
    rows.push([document.name, ...times.map((it) => `${median(it).toFixed(2)} ms (${quantile(it, 0.95).toFixed(2)})`)]);
  }
  return `keystroke to diagnostics over stdio, median (p95) of ${keystrokes}\n${table([["file", ...servers.map((it) => it.name)], ...rows])}\n`;
}

/** The servers take turns, keystroke by keystroke. */
async function alternate(connections: readonly ProtocolConnection[], document: Document, keystrokes: number): Promise<number[][]> {
  for (const it of connections) await open(it, document);
  const times: number[][] = connections.map(() => []);
  for (let i = -warmUp; i < keystrokes; i++) {
    for (const [index, connection] of connections.entries()) {
      const milliseconds = await type(connection, document, i + warmUp + 2);
      if (i >= 0) times[index]!.push(milliseconds);
    }
  }
  for (const it of connections) {
    await it.sendRequest(ShutdownRequest.type);
    await it.sendNotification(ExitNotification.type);
    it.dispose();
  }
  return times;
}

async function start({ args }: Server): Promise<ProtocolConnection> {
  const child = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "ignore"] });
  const connection = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin), NullLogger);
  connection.listen();
  await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: null,
    capabilities: { textDocument: { diagnostic: { dynamicRegistration: false, relatedDocumentSupport: false } } },
  });
  await connection.sendNotification(InitializedNotification.type, {});
  return connection;
}

async function open(connection: ProtocolConnection, { uri, language, text }: Document): Promise<void> {
  await connection.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: { uri, languageId: language, version: 1, text },
  });
  await connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
}

/** One character goes into the first line, a comment, and out again with the next call. */
async function type(connection: ProtocolConnection, { uri }: Document, version: number): Promise<number> {
  const character = 2;
  const inserts = version % 2 === 0;
  const range = { start: { line: 0, character }, end: { line: 0, character: inserts ? character : character + 1 } };
  const started = performance.now();
  await connection.sendNotification(DidChangeTextDocumentNotification.type, {
    textDocument: { uri, version },
    contentChanges: [{ range, text: inserts ? "x" : "" }],
  });
  await connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
  return performance.now() - started;
}

function dockerfile(lines: number): Document {
  const block = [
    "ENV APP_HOME=/srv/app \\",
    "    LANG=C.UTF-8",
    "RUN apt-get update \\",
    " && apt-get install -y --no-install-recommends curl ca-certificates \\",
    " && rm -rf /var/lib/apt/lists/*",
    "WORKDIR /srv/app",
    "COPY package.json package-lock.json ./",
    'RUN if [ -f package.json ]; then npm ci; else echo "nothing to install"; fi',
    "EXPOSE 8080",
  ];
  const text = ["# bench", "FROM node:22", ...repeated(block, lines - 4), "USER root", 'CMD ["node", "server.js"]', ""].join("\n");
  return { name: `Dockerfile, ${lines} lines`, language: "dockerfile", uri: "file:///bench/Dockerfile", text };
}

function compose(lines: number): Document {
  const service = (index: number) => [
    `  service-${index}:`,
    "    image: nginx:1.27",
    "    restart: unless-stopped",
    "    environment:",
    "      TZ: Europe/Berlin",
    "      LOG_LEVEL: ${LOG_LEVEL:-info}",
    "    ports:",
    '      - "127.0.0.1:8080:80"',
    "    volumes:",
    "      - data:/var/lib/data",
  ];
  const services = Array.from({ length: Math.ceil(lines / 10) }, (_, index) => service(index)).flat();
  const text = ["# bench", "services:", ...services.slice(0, lines - 4), "volumes:", "  data: {}", ""].join("\n");
  return { name: `compose.yaml, ${lines} lines`, language: "dockercompose", uri: "file:///bench/compose.yaml", text };
}

function repeated(block: readonly string[], lines: number): string[] {
  const whole = Math.floor(lines / block.length);
  return [
    ...Array.from({ length: whole }, () => block).flat(),
    ...Array.from({ length: lines - whole * block.length }, () => "# filled up"),
  ];
}
