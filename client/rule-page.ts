import { commands, Uri, window } from "vscode";

/** Opens the page of a rule, which the server holds, rendered where VS Code's Markdown extension is on. */
export async function showRule(id: string): Promise<void> {
  const uri = Uri.from({ scheme: "seaworthy-rule", path: `/${id}.md` });
  try {
    await commands.executeCommand("markdown.showPreview", uri);
  } catch {
    await window.showTextDocument(uri, { preview: true });
  }
}
