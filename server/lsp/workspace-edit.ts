import { diffArrays } from "diff";
import type { AnnotatedTextEdit, CreateFile, TextDocumentEdit, TextEdit, WorkspaceEdit } from "vscode-languageserver";
import type { Edit } from "../text/edit.ts";
import { positionsIn } from "./report.ts";
import type { Session } from "./session.ts";

const annotation = "change";

/**
 * Edits as the client applies them, in the newest form that it knows. `confirm` is what it asks its user before it applies them,
 * where it can ask. Undefined where a file would have to be created and the client cannot.
 */
export function workspaceEdit(session: Session, uri: string, edits: readonly Edit[], confirm?: string): WorkspaceEdit | undefined {
  const { client, project } = session;
  const positionsOf = positionsIn(session);
  const files = new Map<string, TextEdit[]>();
  for (const { span, newText, uri: other } of edits) {
    const target = other ?? uri;
    const list = files.get(target);
    const edit = { range: positionsOf(target).range(span), newText };
    if (list) list.push(edit);
    else files.set(target, [edit]);
  }
  const absent = [...files.keys()].filter((it) => project.get(it)?.text === undefined);
  if (absent.length > 0 && !client.createsFiles) return undefined;
  if (!client.versionedEdits) return { changes: Object.fromEntries([...files].map(([it, list]) => [session.spelled(it), list])) };
  const asks = confirm !== undefined && client.confirmsEdits;
  const documentChanges: (TextDocumentEdit | CreateFile)[] = absent.map((it) => ({
    kind: "create",
    uri: it,
    options: { ignoreIfExists: true },
  }));
  for (const [it, list] of files) {
    const annotated = asks ? list.map((edit): AnnotatedTextEdit => ({ ...edit, annotationId: annotation })) : list;
    documentChanges.push({
      textDocument: { uri: session.spelled(it), version: session.documents.get(it)?.version ?? null },
      edits: annotated,
    });
  }
  return { documentChanges, ...(asks && { changeAnnotations: { [annotation]: { label: confirm, needsConfirmation: true } } }) };
}

/** The edits that make one text of another, line by line, so that cursors and foldings stay where nothing changed. */
export function difference(before: string, after: string): Edit[] {
  const edits: { span: { start: number; end: number }; newText: string }[] = [];
  let offset = 0;
  for (const { added, removed, value } of diffArrays(linesOf(before), linesOf(after))) {
    const text = value.join("");
    if (!added && !removed) {
      offset += text.length;
      continue;
    }
    let edit = edits.at(-1);
    if (edit?.span.end !== offset) edits.push((edit = { span: { start: offset, end: offset }, newText: "" }));
    if (added) edit.newText += text;
    else edit.span.end = offset += text.length;
  }
  return edits;
}

function linesOf(text: string): string[] {
  return text.split(/(?<=\n)/);
}
