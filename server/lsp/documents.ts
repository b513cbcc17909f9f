import type { TextDocumentContentChangeEvent, TextDocumentItem } from "vscode-languageserver";
import type { FileKind } from "../model/node.ts";
import { basename } from "../text/uri.ts";
import { type Encoding, Positions } from "./positions.ts";

/** A file as it stands in the editor, saved or not. */
export interface OpenDocument {
  /** Its URI as the client spells it. */
  readonly spelling: string;
  readonly version: number;
  readonly text: string;
  /** What the editor's language says it is, where that is to be believed more than name and content. */
  readonly kind: FileKind | undefined;
}

export function opened({ uri, version, text, languageId }: TextDocumentItem): OpenDocument {
  return { spelling: uri, version, text, kind: kindSaid(languageId, basename(uri)) };
}

export function changed(
  document: OpenDocument,
  version: number,
  changes: readonly TextDocumentContentChangeEvent[],
  encoding: Encoding,
): OpenDocument {
  let { text } = document;
  for (const change of changes) {
    if (!("range" in change)) {
      text = change.text;
      continue;
    }
    const { start, end } = new Positions(text, encoding).span(change.range);
    text = text.slice(0, start) + change.text + text.slice(end);
  }
  return { ...document, version, text };
}

/**
 * Editors choose a language by the name alone: `Dockerfile.dockerignore` is no Dockerfile, and of the YAML files with "compose" in
 * their name the content knows better. A language that the name does not suggest was chosen by a person.
 */
function kindSaid(languageId: string, name: string): FileKind | undefined {
  const language = languageId.toLowerCase().split(".").at(-1);
  if (language === "dockerfile" || language === "containerfile") return /\.dockerignore$/i.test(name) ? undefined : "dockerfile";
  if (language === "dockercompose" || language === "docker-compose") return /compose/i.test(name) ? undefined : "compose";
  return undefined;
}
