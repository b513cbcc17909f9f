import { CodeActionKind, type InitializeParams } from "vscode-languageserver";
import { chooseEncoding, type Encoding } from "./positions.ts";
import { type ClientOptions, ruleScheme, showRuleCommand } from "./protocol.ts";

/** What the editor at the other end can do; asked once, so that nobody else searches its capabilities. */
export interface Client {
  readonly encoding: Encoding;
  readonly options: ClientOptions;
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly relatedInformation: boolean;
  readonly codeDescription: boolean;
  readonly tags: readonly number[];
  readonly answersConfiguration: boolean;
  readonly registersConfiguration: boolean;
  readonly watchesFiles: boolean;
  readonly namesFolderChanges: boolean;
  /** Whether code actions are objects with a kind; without, a client knows commands only. */
  readonly codeActionLiterals: boolean;
  readonly resolvesEdits: boolean;
  readonly preferredActions: boolean;
  readonly versionedEdits: boolean;
  readonly createsFiles: boolean;
  readonly confirmsEdits: boolean;
  readonly markdownHover: boolean;
  /** The address at which the client opens a rule's page as a document. */
  rulePage(id: string): string | undefined;
  /** The address of a rule's page in Markdown that is shown to users. */
  ruleLink(id: string): string | undefined;
}

export function describeClient({ capabilities, initializationOptions }: InitializeParams): Client {
  const { workspace, textDocument, general } = capabilities;
  const options: ClientOptions = typeof initializationOptions === "object" && initializationOptions !== null ? initializationOptions : {};
  const rulePage = (id: string) => (workspace?.textDocumentContent ? `${ruleScheme}:/${id}.md` : undefined);
  return {
    encoding: chooseEncoding(general?.positionEncodings),
    options,
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    relatedInformation: (textDocument?.diagnostic?.relatedInformation ?? textDocument?.publishDiagnostics?.relatedInformation) === true,
    codeDescription:
      (textDocument?.diagnostic?.codeDescriptionSupport ?? textDocument?.publishDiagnostics?.codeDescriptionSupport) === true,
    tags: (textDocument?.diagnostic?.tagSupport ?? textDocument?.publishDiagnostics?.tagSupport)?.valueSet ?? [],
    answersConfiguration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    namesFolderChanges: workspace?.workspaceFolders === true,
    codeActionLiterals: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    resolvesEdits:
      textDocument?.codeAction?.dataSupport === true && textDocument.codeAction.resolveSupport?.properties.includes("edit") === true,
    preferredActions: textDocument?.codeAction?.isPreferredSupport === true,
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    createsFiles:
      workspace?.workspaceEdit?.documentChanges === true && workspace.workspaceEdit.resourceOperations?.includes("create") === true,
    confirmsEdits: workspace?.workspaceEdit?.documentChanges === true && workspace.workspaceEdit.changeAnnotationSupport !== undefined,
    markdownHover: textDocument?.hover?.contentFormat?.includes("markdown") === true,
    rulePage,
    ruleLink: (id) => (options.showRule ? `command:${showRuleCommand}?${encodeURIComponent(JSON.stringify([id]))}` : rulePage(id)),
  };
}

/** Only safe fixes: users let it run on save, unseen. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.seaworthy`;
