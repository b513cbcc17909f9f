import { check } from "../engine/check.ts";
import type { Finding } from "../engine/finding.ts";
import { type Dropped, fixAll } from "../engine/fix-all.ts";
import { decode } from "../host/decode.ts";
import { pathOf, readBytes } from "../host/node.ts";
import { applyEdits, type Edit, overlap } from "../text/edit.ts";
import { createFile, replaceFile } from "./replace-file.ts";
import type { Session } from "./session.ts";
import type { Target } from "./targets.ts";

/** What repairing one file would bring; nothing is written yet. */
export interface Repair {
  /** Other files first: where one of them cannot be written, the file that relies on it is not touched. */
  readonly changes: readonly Change[];
  readonly applied: readonly Finding[];
  readonly dropped: readonly Dropped[];
}

export interface Change {
  readonly uri: string;
  /** Undefined where the file does not exist yet. */
  readonly before: string | undefined;
  readonly after: string;
}

/** Works out the repair of a loaded file, and what it needs in other files. A failure of ours leaves the file as it is. */
export function repair(session: Session, { uri }: Target, unsafe: boolean): Repair {
  const { project, settings } = session;
  try {
    // Under a configuration with mistakes, a repair may be what the user has just said not to want.
    if (check(project, uri, settings).configProblems.length > 0) return { changes: [], applied: [], dropped: [] };
    const { text, applied, dropped, others } = fixAll(project, uri, settings, { unsafe });
    const changes: Change[] = [];
    for (const [other, edits] of byFile(others)) {
      const before = project.get(other)?.text;
      changes.push({ uri: other, before, after: applyEdits(before ?? "", edits) });
    }
    changes.push({ uri, before: project.get(uri)?.text, after: text });
    return { changes: changes.filter((it) => it.before !== it.after), applied, dropped };
  } catch (error) {
    session.fail({ path: session.path(uri), message: `cannot be repaired, by a mistake of ours: ${String(error)}` });
    return { changes: [], applied: [], dropped: [] };
  }
}

/** Writes changes to the disk. @returns what went wrong, and with which file; what comes after it is not written */
export function writeChanges(changes: readonly Change[]): { readonly uri: string; readonly message: string } | undefined {
  for (const { uri, before, after } of changes) {
    const path = pathOf(uri);
    const message = path === undefined ? "lies on no disk" : writeChange(path, before, after);
    if (message !== undefined) return { uri, message };
  }
  return undefined;
}

function writeChange(path: string, before: string | undefined, after: string): string | undefined {
  const read = readBytes(path);
  if (read.kind === "unreadable") return read.reason;
  if (read.kind === "absent") return before === undefined ? createFile(path, encode(after, false)) : "does not exist any more";
  const decoded = decode(read.bytes);
  if (decoded.kind !== "text" || decoded.text !== before) return "was changed by somebody else meanwhile and is left as it is";
  return replaceFile(path, read.bytes, encode(after, decoded.bom));
}

function encode(text: string, bom: boolean): Uint8Array {
  return Buffer.from(bom ? `\ufeff${text}` : text, "utf8");
}

/** Edits by the file they are for; of two that overlap the first counts. */
function byFile(edits: readonly Edit[]): ReadonlyMap<string, readonly Edit[]> {
  const files = new Map<string, Edit[]>();
  for (const edit of edits) {
    if (edit.uri === undefined) continue;
    const file = files.get(edit.uri) ?? [];
    files.set(edit.uri, file);
    if (!file.some((other) => overlap(edit, other))) file.push(edit);
  }
  return files;
}
