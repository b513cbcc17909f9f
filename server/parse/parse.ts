import type { FileKind, Model } from "../model/node.ts";
import { parseCompose } from "./compose.ts";
import { parseDockerfile } from "./dockerfile.ts";

/** What a file is, by its name alone; undefined for files that are none of ours. */
export function kindOf(path: string): FileKind | undefined {
  const name = path.slice(path.lastIndexOf("/") + 1).toLowerCase();
  if (/^(?:dockerfile|containerfile)(?:\.(?!dockerignore$)[\w.-]+)?$/.test(name) || /\.(?:dockerfile|containerfile)$/.test(name)) return "dockerfile";
  if (/^(?:docker-)?compose(?:[.-][\w.-]+)?\.ya?ml$/.test(name)) return "compose";
  return undefined;
}

export function parse(kind: FileKind, text: string): Model {
  return kind === "dockerfile" ? parseDockerfile(text) : parseCompose(text);
}
