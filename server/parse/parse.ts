import type { FileKind, Model } from "../model/node.ts";
import { parseCompose } from "./compose.ts";
import { looksLikeCompose } from "./compose-sniff.ts";
import { parseDockerfile } from "./dockerfile.ts";
import { parseEnvFile } from "./env-file.ts";

/** What programs, documents and settings end in that are named after a Dockerfile: `dockerfile.go`, `Dockerfile.md`. */
const otherFiles =
  /\.(?:dockerignore|containerignore|md|mdx|rst|adoc|html?|go|py|pyi|rb|js|jsx|mjs|cjs|ts|tsx|mts|cts|java|kt|rs|c|cc|cpp|h|cs|php|pl|lua|swift|sh|bash|zsh|fish|ps1|bat|cmd|json|jsonc|ya?ml|toml|xml|csv|tsv|ini|cfg|lock|log|patch|diff|orig|rej|swp|snap|svg|png|jpe?g|gif|zip|gz|tgz)$/;

/** What a file is, by its name alone; undefined for files that are none of ours, or that only their content tells. */
export function kindOf(path: string): FileKind | undefined {
  const name = path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1).toLowerCase();
  const dockerfile = /^(?:dockerfile|containerfile)(?:[._-].*)?$|[._-](?:dockerfile|containerfile)$/.test(name);
  if (dockerfile && !otherFiles.test(name)) return "dockerfile";
  if (/^(?:docker-)?compose(?:[._-][\w.-]+)?\.ya?ml$/.test(name)) return "compose";
  if (/^\.env(?:\.[\w.-]+)?$|\.env$/.test(name)) return "env";
  return undefined;
}

/** What a file is, by its name and, where that leaves it open, by what it says: Compose files have many names. */
export function recognise(path: string, text: string): FileKind | undefined {
  return kindOf(path) ?? (/\.ya?ml$/i.test(path) && looksLikeCompose(text) ? "compose" : undefined);
}

/**
 * Reads a file as what it is. `name` is the file's, since an override or a template is one by its name; `variables` are those that Compose
 * takes from `.env`.
 */
export function parse(kind: FileKind, text: string, name = "", variables?: ReadonlyMap<string, string>): Model {
  switch (kind) {
    case "dockerfile":
      return parseDockerfile(text, name);
    case "compose":
      return parseCompose(text, name, variables);
    case "env":
      return parseEnvFile(text);
  }
}
