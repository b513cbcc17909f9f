import { BrowserMessageReader, BrowserMessageWriter, createConnection, ProposedFeatures } from "vscode-languageserver/browser";
import type { Files } from "./files.ts";
import { serve } from "./server.ts";

/** A worker has no disk: what the client does not read is not there. */
const nothing: Files = { read: async () => ({ kind: "absent" }), find: async () => ({ uris: [], complete: false }) };

// In a worker `self` is both ends of the line; its type is the DOM's, which the server does without.
const worker = globalThis as unknown as ConstructorParameters<typeof BrowserMessageReader>[0];
serve(createConnection(ProposedFeatures.all, new BrowserMessageReader(worker), new BrowserMessageWriter(worker)), nothing);
