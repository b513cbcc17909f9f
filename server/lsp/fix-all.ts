import type { WorkspaceEdit } from "vscode-languageserver";
import { type Fixed, fixAll } from "../engine/fix-all.ts";
import type { Session } from "./session.ts";
import { engineSettings } from "./settings.ts";
import { difference, workspaceEdit } from "./workspace-edit.ts";

/** All fixes of a file as one edit; undefined where nothing changes. `confirm` is what the user is asked first, where it can be asked. */
export function fixAllEdit(
  session: Session,
  uri: string,
  options: { readonly unsafe: boolean; readonly rule?: string },
  confirm?: string,
): WorkspaceEdit | undefined {
  const fixed = fixFile(session, uri, options);
  const edits = fixed ? [...difference(session.project.get(uri)?.text ?? "", fixed.text), ...fixed.others] : [];
  return edits.length > 0 ? workspaceEdit(session, uri, edits, confirm) : undefined;
}

/**
 * The safe fixes of all files shown, as one edit that asks first. Edits of several files for the same other file are left out when
 * they meet: a second run makes them.
 */
export async function fixWorkspaceEdit(session: Session): Promise<WorkspaceEdit | undefined> {
  const edits: NonNullable<WorkspaceEdit["documentChanges"]> = [];
  const changes: NonNullable<WorkspaceEdit["changes"]> = {};
  let changeAnnotations: WorkspaceEdit["changeAnnotations"];
  for (const uri of [...session.discovered].filter((it) => session.project.get(it)?.kind)) {
    await session.load(uri);
    const edit = fixAllEdit(session, uri, { unsafe: false }, "Safe fixes of Seaworthy");
    if (!edit) continue;
    edits.push(...(edit.documentChanges ?? []));
    Object.assign(changes, edit.changes);
    changeAnnotations ??= edit.changeAnnotations;
  }
  if (edits.length > 0) return { documentChanges: edits, ...(changeAnnotations && { changeAnnotations }) };
  return Object.keys(changes).length > 0 ? { changes } : undefined;
}

function fixFile(session: Session, uri: string, options: { readonly unsafe: boolean; readonly rule?: string }): Fixed | undefined {
  if (!session.project.get(uri)?.kind) return undefined;
  const fixed = fixAll(session.project, uri, engineSettings(session.settings(uri)), options);
  for (const { finding, reason } of fixed.dropped)
    session.connection.console.warn(`${uri}: the fix of ${finding.rule.id} was left out: ${reason}`);
  return fixed;
}
