import { DidChangeWatchedFilesNotification, FileChangeType, type FileEvent, WatchKind } from "vscode-languageserver";
import { basename } from "../text/uri.ts";
import { fileGlobs, mayMatter } from "./files.ts";
import type { Session } from "./session.ts";
import { canonical } from "./uris.ts";

/**
 * Asks the client to tell of files that change on disk. What appears or vanishes is of interest whatever its name: a folder that
 * is moved or deleted is one event, without any for the files in it.
 */
export async function watchFiles(session: Session): Promise<void> {
  // What a Compose file includes and extends may have any name.
  const changes = [...fileGlobs, "**/*.{yml,yaml}", "**/*.dockerignore", "**/docker-bake.{hcl,json}"];
  await session.connection.client.register(DidChangeWatchedFilesNotification.type, {
    watchers: [...changes.map((globPattern) => ({ globPattern })), { globPattern: "**/*", kind: WatchKind.Create | WatchKind.Delete }],
  });
}

/** `workspace/didChangeWatchedFiles`. */
export async function watchedFilesChanged(session: Session, events: readonly FileEvent[]): Promise<void> {
  const urisOf = (...types: readonly FileChangeType[]) =>
    new Set(events.filter((it) => types.includes(it.type)).map((it) => canonical(it.uri)));
  const gone = urisOf(FileChangeType.Deleted);
  if (gone.size > 0) session.removedFromDisk(gone);
  let folders = false;
  for (const uri of urisOf(FileChangeType.Created, FileChangeType.Changed)) {
    const name = basename(uri);
    if (mayMatter(name) || session.project.get(uri)) await session.changedOnDisk(uri, mayMatter(name));
    // Nobody says whether it is a folder; what has an extension rarely is.
    else if (!/.\./.test(name)) folders = true;
  }
  if (folders) await session.discover();
}
