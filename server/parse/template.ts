import type { Template } from "../model/node.ts";

export function findTemplate(_kind: "dockerfile" | "compose", _text: string): Template | undefined {
  return undefined;
}
