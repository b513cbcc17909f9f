import { workspace } from "vscode";
import type { DocumentSelector } from "vscode-languageclient";

/**
 * The documents that the server hears of: by language, and by name whatever the language, since VS Code calls a `Containerfile` in one
 * version what it calls plain text in another. Of YAML files only those whose names hint at Compose; the server looks into them.
 */
const filters: readonly { readonly language?: string; readonly pattern?: string }[] = [
  { language: "dockerfile" },
  { language: "dockercompose" },
  { pattern: "**/{[Dd]ockerfile,DOCKERFILE,[Cc]ontainerfile}" },
  { pattern: "**/{[Dd]ockerfile,DOCKERFILE,[Cc]ontainerfile}.*" },
  { pattern: "**/*.{[Dd]ockerfile,DOCKERFILE,[Cc]ontainerfile}" },
  { language: "yaml", pattern: "**/*compose*.{yml,yaml}" },
  { language: "yaml", pattern: "**/{docker-,}stack*.{yml,yaml}" },
  { pattern: "**/{.env,.env.*,*.env}" },
  { pattern: "**/seaworthy.yaml" },
];

/**
 * Files on disk, files never saved, and whatever kinds the workspace's folders are of. Others are left out: in a comparison with an
 * older version, VS Code has the same file open a second time under the scheme `git`.
 */
export function documentSelector(): { readonly selector: DocumentSelector; readonly schemes: readonly string[] } {
  const schemes = [...new Set(["file", "untitled", "vscode-vfs", ...(workspace.workspaceFolders ?? []).map((it) => it.uri.scheme)])];
  const selector = schemes.flatMap((scheme) => filters.map((it) => ({ scheme, ...it }) as DocumentSelector[number]));
  return { selector, schemes };
}
