import { decode, maxBytes } from "../host/decode.ts";
import type { ReadResult } from "../host/host.ts";

/** Standard input to its end, or until it is larger than any file that is read. */
export async function readStdin(): Promise<ReadResult> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    chunks.push(chunk as Buffer);
    size += (chunk as Buffer).length;
    if (size > maxBytes) break;
  }
  return decode(Buffer.concat(chunks));
}
