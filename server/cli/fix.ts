import { patchOf } from "./diff.ts";
import type { Progress } from "./progress.ts";
import { repair, writeChanges } from "./repair.ts";
import type { Session } from "./session.ts";
import type { Target } from "./targets.ts";

/**
 * Repairs files, on the disk or only in what the session takes for it.
 * @returns the files that are not as they were, each with its text from before; undefined for new ones
 */
export async function fix(
  session: Session,
  targets: readonly Target[],
  unsafe: boolean,
  onDisk: boolean,
  progress: Progress,
  note: (text: string) => void,
): Promise<ReadonlyMap<string, string | undefined>> {
  const originals = new Map<string, string | undefined>();
  for (const [index, target] of targets.entries()) {
    const path = session.path(target.uri);
    progress.show(`Repairing ${index + 1} of ${targets.length}: ${path}`);
    if (!(await session.load(target))) continue;
    const { changes, applied, dropped } = repair(session, target, unsafe);
    session.done(target);
    for (const { finding, reason } of dropped) note(`${path}: ${finding.rule.id} is not repaired. ${reason}`);
    const failed = onDisk ? writeChanges(changes) : undefined;
    if (failed) {
      session.fail({ path: session.path(failed.uri), message: failed.message });
      continue;
    }
    for (const { uri, before, after } of changes) {
      if (!originals.has(uri)) originals.set(uri, before);
      if (onDisk) session.project.delete(uri);
      else await pretend(session, uri, after);
    }
    if (onDisk && changes.length > 0) note(`${path}: repaired ${listed(applied.map((it) => it.rule.id))}`);
  }
  return originals;
}

/** A patch for every file that has another text now than `originals` say. */
export async function patches(session: Session, originals: ReadonlyMap<string, string | undefined>): Promise<string> {
  let text = "";
  for (const [uri, before] of originals) {
    const after = await wholeText(session, uri);
    text += patchOf(session.path(uri), before === undefined ? undefined : markOf(after) + before, after);
  }
  return text;
}

/** The text of a file as it belongs on a disk: with the byte order mark that it came with. */
export async function wholeText(session: Session, uri: string): Promise<string> {
  const read = await session.read(uri);
  if (read.kind !== "text") return "";
  return read.bom ? mark + read.text : read.text;
}

async function pretend(session: Session, uri: string, text: string): Promise<void> {
  const read = await session.read(uri);
  session.pretend(uri, { kind: "text", text, bom: read.kind === "text" && read.bom });
}

const mark = "\ufeff";

function markOf(text: string): string {
  return text.startsWith(mark) ? mark : "";
}

/** `a, b ×2` */
function listed(ids: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts].map(([id, times]) => (times === 1 ? id : `${id} ×${times}`)).join(", ");
}
