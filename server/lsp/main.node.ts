import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { nodeHost } from "../host/node.ts";
import { hostFiles } from "./files.ts";
import { serve } from "./server.ts";

/** Serves the client that started this process, over what the arguments name: `--stdio`, `--node-ipc`, `--socket=`, `--pipe=`. */
export function start(): void {
  serve(createConnection(ProposedFeatures.all), hostFiles(nodeHost));
}
