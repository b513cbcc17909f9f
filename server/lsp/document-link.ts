import type { DocumentLink } from "vscode-languageserver";
import { dockerfilePath } from "../model/compose.ts";
import { namedFiles } from "../model/compose-files.ts";
import { dirname, resolve } from "../text/uri.ts";
import { positionsIn } from "./report.ts";
import type { Session } from "./session.ts";

/** `textDocument/documentLink`: the files that a Compose file names, of a folder to build the Dockerfile in it; those that exist. */
export async function documentLinks(session: Session, uri: string): Promise<DocumentLink[]> {
  await session.load(uri);
  const { project } = session;
  const model = project.get(uri)?.model;
  if (model?.kind !== "compose" || model.template) return [];
  const positions = positionsIn(session)(uri);
  const folder = dirname(uri);
  const dockerfiles = new Map<number, string>();
  for (const { build } of model.services) {
    const path = build && dockerfilePath(build);
    if (path !== undefined && build?.context?.scalar) dockerfiles.set(build.context.scalar.span.start, path);
  }
  return namedFiles(model).flatMap(({ kind, value, path }) => {
    const target = resolve(folder, kind === "context" ? (dockerfiles.get(value.span.start) ?? path) : path);
    const file = project.get(target);
    const exists = file && (file.text !== undefined || (file.unreadable && kind !== "context"));
    return exists ? [{ range: positions.range(value.inner), target: session.spelled(target) }] : [];
  });
}
