import { type Disposable, LanguageStatusSeverity, languages, Uri, window, workspace } from "vscode";
import { type BaseLanguageClient, type DocumentSelector, State } from "vscode-languageclient";

/** What the server answers to `seaworthy/status`. */
interface Status {
  readonly kind: "dockerfile" | "compose" | "env" | "none";
  readonly findings: number;
  readonly template?: string;
  readonly ignored: boolean;
  readonly imageData: string;
  readonly config?: string;
}

export interface StatusItem extends Disposable {
  /** Shows what this client's server says of the file in the active editor. */
  follow(client: BaseLanguageClient, selector: DocumentSelector): void;
}

/** The item behind the braces in the status bar: how the file at hand is seen. It never asks for attention. */
export function showStatus(): StatusItem {
  const item = languages.createLanguageStatusItem("seaworthy.status", []);
  item.name = "Seaworthy";
  let client: BaseLanguageClient | undefined;
  /** Answers to older questions are thrown away. */
  let asked = 0;

  async function update(): Promise<void> {
    const document = window.activeTextEditor?.document;
    const question = ++asked;
    if (!client || client.state === State.Stopped) {
      item.severity = LanguageStatusSeverity.Error;
      item.text = "Seaworthy has stopped";
      item.detail = "";
      item.command = { title: "Restart", command: "seaworthy.restart" };
      return;
    }
    if (client.state !== State.Running || !document || languages.match(item.selector, document) === 0) return;
    const status = await client.sendRequest<Status>("seaworthy/status", { uri: document.uri.toString() }).catch(() => undefined);
    if (!status || question !== asked) return;
    item.severity = LanguageStatusSeverity.Information;
    item.text = `Seaworthy: ${textOf(status)}`;
    const config = status.config === undefined ? "no seaworthy.yaml" : workspace.asRelativePath(Uri.parse(status.config));
    item.detail = `${config} · image data of ${status.imageData}`;
    item.command =
      status.config === undefined
        ? { title: "Show output", command: "seaworthy.showOutput" }
        : { title: "Open configuration", command: "vscode.open", arguments: [Uri.parse(status.config)] };
  }

  const listeners: Disposable[] = [
    window.onDidChangeActiveTextEditor(update),
    languages.onDidChangeDiagnostics(({ uris }) => {
      const active = window.activeTextEditor?.document.uri.toString();
      if (uris.some((it) => it.toString() === active)) void update();
    }),
  ];
  return {
    follow(next, selector) {
      client = next;
      item.selector = selector as typeof item.selector;
      next.onDidChangeState(() => client === next && update());
    },
    dispose() {
      for (const it of [item, ...listeners]) it.dispose();
    },
  };
}

function textOf({ kind, findings, template, ignored }: Status): string {
  if (kind === "none") return "not a container file";
  if (ignored) return "ignored by configuration";
  if (template !== undefined) return `template (${template}), not checked`;
  return findings === 0 ? "no findings" : findings === 1 ? "1 finding" : `${findings} findings`;
}
