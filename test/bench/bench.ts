// `npm run bench -- FOLDER [--peer 'NAME=COMMAND {files}']… [--runs N] [--keystrokes N]`: how long people wait for Seaworthy, beside
// the peers that are installed, on the container files of a folder; how that grows with a file's length; then the time from a keystroke
// to its diagnostics.
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { findFiles } from "../../server/host/find-files.ts";
import { nodeHost, pathOf, uriOf } from "../../server/host/node.ts";
import { kindOf } from "../../server/parse/parse.ts";
import { measureGrowth } from "./growth.ts";
import { compareKeystrokes } from "./keystrokes.ts";
import { comparePrograms, type Files, isInstalled, knownPeers, type Peer } from "./programs.ts";

const root = join(import.meta.dirname, "../..");
const cli = join(root, "dist/cli.cjs");
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    peer: { type: "string", multiple: true, default: [] },
    runs: { type: "string", default: "5" },
    keystrokes: { type: "string", default: "200" },
  },
});
const folder = resolve(process.env.INIT_CWD ?? ".", positionals[0] ?? join(root, "test/sample"));
const peers = [...knownPeers.filter(isInstalled), ...values.peer.map(peerOf)];

for (const files of await filesBelow(folder)) {
  if (files.paths.length > 0) console.log(await comparePrograms(cli, files, peers, Number(values.runs)));
}
console.log(await measureGrowth(cli, Number(values.runs)));
console.log(await compareKeystrokes(cli, Number(values.keystrokes)));

async function filesBelow(folder: string): Promise<readonly Files[]> {
  const dockerfiles: string[] = [];
  const composeFiles: string[] = [];
  for await (const { uri } of findFiles(nodeHost, uriOf(folder))) {
    const kind = kindOf(uri);
    if (kind === "dockerfile") dockerfiles.push(pathOf(uri)!);
    if (kind === "compose") composeFiles.push(pathOf(uri)!);
  }
  return [
    { language: "Dockerfiles", paths: dockerfiles },
    { language: "Compose files", paths: composeFiles },
  ];
}

/** `NAME=COMMAND ARGUMENT… {files}`, cut at blanks. It is run on both languages. */
function peerOf(text: string): Peer {
  const [, name, words] = /^([^=]+)=(.+)$/.exec(text) ?? [];
  const [command, ...args] = words?.split(/\s+/) ?? [];
  if (!name || !command) throw new TypeError(`--peer ${text}: write NAME=COMMAND {files}`);
  return { name, command, args, languages: ["Dockerfiles", "Compose files"] };
}
