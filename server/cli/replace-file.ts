import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";

/**
 * Replaces the bytes of a file in one step: whoever reads it sees the old ones or the new ones, whatever happens to this process.
 * Its mode stays, and its owner where the system allows; through a link it is the link's target that is replaced.
 * @returns why it was left alone, as a sentence's end; undefined where it was replaced
 */
export function replaceFile(path: string, before: Uint8Array, after: Uint8Array): string | undefined {
  let temporary: string | undefined;
  try {
    const target = realpathSync(path);
    // A rename needs no right to write the file itself, but who took that right away meant it.
    accessSync(target, constants.W_OK);
    const { mode, uid, gid } = statSync(target);
    const name = join(dirname(target), `.${basename(target)}.${process.pid}-${Date.now().toString(36)}.tmp`);
    const file = openSync(name, "wx", 0o600);
    temporary = name;
    try {
      writeFileSync(file, after);
      own(file, uid, gid);
      fchmodSync(file, mode & 0o7777);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    if (Buffer.compare(readFileSync(target), before) !== 0) return "was changed by somebody else meanwhile and is left as it is";
    renameSync(temporary, target);
    temporary = undefined;
    return undefined;
  } catch (error) {
    return failure(error);
  } finally {
    if (temporary !== undefined) rmSync(temporary, { force: true });
  }
}

/** Writes a file that does not exist yet. @returns as `replaceFile` */
export function createFile(path: string, bytes: Uint8Array): string | undefined {
  try {
    writeFileSync(path, bytes, { flag: "wx" });
    return undefined;
  } catch (error) {
    return failure(error);
  }
}

function failure(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return `cannot be written: ${code === "EACCES" || code === "EPERM" || code === "EROFS" ? "permission denied" : message}`;
}

function own(file: number, uid: number, gid: number): void {
  try {
    fchownSync(file, uid, gid);
  } catch {
    // Only root may give files away; the file then belongs to whoever repaired it.
  }
}
