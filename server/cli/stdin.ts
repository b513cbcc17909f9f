import { decode, maxBytes } from "../host/decode.ts";
import type { ReadResult } from "../host/host.ts";

/** Standard input as the text of a file. */
export async function readStdin(): Promise<ReadResult> {
  return decode(await stdinBytes());
}

/** Standard input to its end, or until it is larger than any file that is read. */
export async function stdinBytes(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    chunks.push(chunk as Buffer);
    size += (chunk as Buffer).length;
    if (size > maxBytes) break;
  }
  return Buffer.concat(chunks);
}
