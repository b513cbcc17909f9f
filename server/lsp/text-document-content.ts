import { page } from "../rules/pages.ts";
import { basename } from "../text/uri.ts";

/** `workspace/textDocumentContent`: the pages of the rules, `seaworthy-rule:/root-user.md`, without a network. */
export function ruleDocument(uri: string): string {
  const id = basename(uri).replace(/\.md$/, "");
  return page(id) ?? `# ${id}\n\nSeaworthy has no page for this rule.\n`;
}
