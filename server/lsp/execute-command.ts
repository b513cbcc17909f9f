import { fixWorkspaceEdit } from "./fix-all.ts";
import type { Session } from "./session.ts";

/** The command `seaworthy.fixAllInWorkspace`: safe fixes everywhere, shown before they are made where the client can show them. */
export async function fixWorkspace(session: Session): Promise<void> {
  const edit = await fixWorkspaceEdit(session);
  if (!edit) {
    session.connection.window.showInformationMessage("No container file of this workspace has a problem that is safe to fix unseen.");
    return;
  }
  await session.connection.workspace.applyEdit({ label: "Fix all safe problems of the workspace", edit });
}
