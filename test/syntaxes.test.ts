import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { assertColours } from "./harness/colours.ts";

const root = resolve(import.meta.dirname, "..");

interface Contribution {
  readonly scopeName: string;
  readonly path: string;
  readonly injectTo?: readonly string[];
}

const contributions: readonly Contribution[] = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).contributes.grammars;

// The grammars that the test builds on are VS Code's own. They come from packages that carry VS Code's built-in extensions
// (package.json overrides their one dependency, a whole Monaco editor, with an empty package). Those of the oldest VS Code that the
// extension supports are tried where that VS Code is, in vscode.test.ts.
test("colours on top of the grammars of a current VS Code", () => {
  assertColours(join(root, "node_modules/@codingame"), "monaco-vscode-*-default-extension/resources/*.tmLanguage.json");
});

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
