import { spawnSync } from "node:child_process";
import { chownSync } from "node:fs";

const isRoot = process.getuid?.() === 0;

/** How to start a process for which the rights of files count: under root as somebody else. */
export const nobody: { readonly uid?: number; readonly gid?: number } = isRoot ? { uid: 65534, gid: 65534 } : {};

/** Why no such process can be started that reads these files; false where it can. */
export function cannotBeNobody(...files: readonly string[]): string | false {
  if (process.platform === "win32") return "Windows knows no such rights";
  const script = `for (const it of ${JSON.stringify(files)}) fs.accessSync(it, fs.constants.R_OK)`;
  const { status } = spawnSync(process.execPath, ["-e", script], { ...nobody, cwd: "/" });
  return status !== 0 && "root may do everything, and nobody else can start Node here";
}

/** Lets that process own these files and folders. */
export function giveToNobody(...paths: readonly string[]): void {
  if (nobody.uid !== undefined && nobody.gid !== undefined) for (const path of paths) chownSync(path, nobody.uid, nobody.gid);
}
