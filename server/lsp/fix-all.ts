import type { WorkspaceEdit } from "vscode-languageserver";
import { fixAll } from "../engine/fix-all.ts";
import { type Edit, overlap } from "../text/edit.ts";
import type { Session } from "./session.ts";
import { engineSettings } from "./settings.ts";
import { inTurns } from "./turns.ts";
import { difference, workspaceEdit } from "./workspace-edit.ts";

interface Options {
  readonly unsafe: boolean;
  /** The only rule whose findings are fixed. */
  readonly rule?: string;
}

/** All fixes of a file as one edit; undefined where nothing changes. `confirm` is what users are asked first, where they can be asked. */
export function fixAllEdit(session: Session, uri: string, options: Options, confirm?: string): WorkspaceEdit | undefined {
  const edits = fixEdits(session, uri, options);
  return edits.length > 0 ? workspaceEdit(session, uri, edits, confirm) : undefined;
}

/** The safe fixes of all files of the workspace, as one edit that asks first. Where those of two files meet in a third, the first wins. */
export async function fixWorkspaceEdit(session: Session): Promise<WorkspaceEdit | undefined> {
  const chosen: Edit[] = [];
  for await (const uris of inTurns([...session.discovered])) {
    await Promise.all(uris.map((uri) => session.load(uri)));
    for (const uri of uris) {
      const edits = fixEdits(session, uri, { unsafe: false }).map((it) => ({ uri, ...it }));
      if (!edits.some((edit) => chosen.some((other) => overlap(edit, other)))) chosen.push(...edits);
    }
  }
  return chosen.length > 0 ? workspaceEdit(session, "", chosen, "Safe fixes of Seaworthy") : undefined;
}

function fixEdits(session: Session, uri: string, options: Options): readonly Edit[] {
  const file = session.project.get(uri);
  if (!file?.kind || file.text === undefined) return [];
  const { text, others, dropped } = fixAll(session.project, uri, engineSettings(session.settings(uri)), options);
  for (const { finding, reason } of dropped)
    session.connection.console.warn(`${uri}: the fix of ${finding.rule.id} was left out: ${reason}`);
  return [...difference(file.text, text), ...others];
}
