import { DidChangeConfigurationNotification } from "vscode-languageserver";
import type { Session } from "./session.ts";
import { type EditorSettings, readSettings } from "./settings.ts";
import { folderUri } from "./uris.ts";

const section = "seaworthy";

/** Asks to be told when settings change, for clients that say it only when asked. */
export async function watchConfiguration(session: Session): Promise<void> {
  if (session.client.registersConfiguration) await session.connection.client.register(DidChangeConfigurationNotification.type, { section });
}

/** Takes the settings of every workspace folder: from the client, or as it sent them. */
export async function loadSettings(session: Session, sent: unknown): Promise<void> {
  const scopes = [undefined, ...session.folders];
  let sections: readonly unknown[];
  if (session.client.answersConfiguration) {
    sections = await session.connection.workspace.getConfiguration(
      scopes.map((scopeUri) => ({ section, ...(scopeUri !== undefined && { scopeUri: folderUri(scopeUri) }) })),
    );
  } else {
    sections = scopes.map(() => sent);
  }
  session.setSettings(new Map(scopes.map((scope, i): [string, EditorSettings] => [scope ?? "", readSettings(sections[i])])));
}

/** The part of `workspace/didChangeConfiguration` that is ours; some clients send all of their settings, some only that part. */
export function sentSettings(settings: unknown): unknown {
  return typeof settings === "object" && settings !== null && section in settings
    ? (settings as Record<string, unknown>)[section]
    : settings;
}
