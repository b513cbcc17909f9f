import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { globSync } from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "../..");

/** Runs the grammar tester over test/syntaxes. VS Code's own grammars are the files below `folder` that `glob` matches. */
export function assertColours(folder: string, glob: string): void {
  const builtIn = globSync(glob, { cwd: folder });
  assert.notEqual(builtIn.length, 0, `${folder} holds no grammars`);
  const tester = join(root, "node_modules/vscode-tmgrammar-test/dist/unit.js");
  const grammars = builtIn.flatMap((path) => ["--grammar", join(folder, path)]);
  const run = spawnSync(process.execPath, [tester, ...grammars, "--compact", "test/syntaxes/*.test.*"], { cwd: root, encoding: "utf8" });
  assert.equal(run.status, 0, run.stdout + run.stderr);
  for (const file of globSync("test/syntaxes/*.test.*", { cwd: root })) assert.ok(run.stdout.includes(file), `${file} did not run`);
}
