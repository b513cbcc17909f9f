import { commands, type Disposable, type ExtensionContext, type LogOutputChannel, window } from "vscode";
import { showRule } from "./rule-page.ts";

/** The commands that need no server. `seaworthy.fixAllInWorkspace` is the server's own. */
export function registerCommands(context: ExtensionContext, output: LogOutputChannel, restart: () => Promise<void>): readonly Disposable[] {
  return [
    commands.registerCommand("seaworthy.restart", restart),
    commands.registerCommand("seaworthy.showOutput", () => output.show()),
    commands.registerCommand("seaworthy.showRule", async (rule?: string) => {
      const id = rule ?? (await window.showQuickPick(ruleNames(context), { placeHolder: "Which rule?", matchOnDescription: true }))?.label;
      if (id !== undefined) await showRule(id);
    }),
  ];
}

/** The rules as the settings list them, so that there is no second list. */
function ruleNames({ extension }: ExtensionContext): { readonly label: string; readonly description: string }[] {
  const sections: readonly {
    readonly properties: Readonly<
      Record<
        string,
        { readonly properties?: Readonly<Record<string, { readonly description?: string; readonly markdownDescription?: string }>> }
      >
    >;
  }[] = [extension.packageJSON.contributes.configuration].flat();
  const rules = sections.map((it) => it.properties["seaworthy.rules"]?.properties ?? {}).find((it) => Object.keys(it).length > 0) ?? {};
  return Object.entries(rules).map(([label, it]) => ({ label, description: it.description ?? it.markdownDescription ?? "" }));
}
