import { RequestType } from "vscode-languageserver";

/** What our own extension says of itself in `initializationOptions`; other clients leave it all out. */
export interface ClientOptions {
  /** It answers `seaworthy/readFile` and `seaworthy/findFiles`; no file is then read by any other way. */
  readonly files?: boolean;
  /** It has the command `seaworthy.showRule`, which takes the id of a rule. */
  readonly showRule?: boolean;
  /** The settings, for clients that cannot be asked for them: what `workspace/configuration` would return for `seaworthy`. */
  readonly settings?: unknown;
}

export type ReadFileResult =
  | { readonly kind: "bytes"; readonly base64: string }
  | { readonly kind: "absent" }
  /** `reason` completes a sentence that begins with the file's name. */
  | { readonly kind: "unreadable"; readonly reason: string };

/** Asks the client for a file's bytes. Files larger than `maxBytes` are not worth sending. */
export const readFile = new RequestType<{ readonly uri: string; readonly maxBytes: number }, ReadFileResult, void>("seaworthy/readFile");

export interface FindFilesResult {
  readonly uris: readonly string[];
  /** Whether these are all, but for `node_modules` and what the user excludes. */
  readonly complete: boolean;
}

/** Asks the client for the files below a folder whose names match one of the globs. */
export const findFiles = new RequestType<{ readonly folder: string; readonly globs: readonly string[] }, FindFilesResult, void>(
  "seaworthy/findFiles",
);

export interface Status {
  /** `none` for a file that is not ours. */
  readonly kind: "dockerfile" | "compose" | "env" | "none";
  readonly findings: number;
  /** The engine whose template the file is; it is then not checked. */
  readonly template?: string;
  /** Whether the configuration excludes the file. */
  readonly ignored: boolean;
  /** The day of what is known about images, ISO. */
  readonly imageData: string;
  /** The nearest configuration file, if there is one. */
  readonly config?: string;
}

/** Asks the server how it sees a file. */
export const status = new RequestType<{ readonly uri: string }, Status, void>("seaworthy/status");

/** The scheme under which `workspace/textDocumentContent` gives rule pages: `seaworthy-rule:/root-user.md`. */
export const ruleScheme = "seaworthy-rule";

export const showRuleCommand = "seaworthy.showRule";
export const fixWorkspaceCommand = "seaworthy.fixAllInWorkspace";
