import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { test } from "node:test";

const root = resolve(import.meta.dirname, "..");

/** What a folder may import beside itself: other folders, packages, and `node:` for all of Node's own modules. */
const allowed: Record<string, readonly string[]> = {
  "server/text": [],
  "server/model": ["server/text"],
  "server/knowledge": [],
  "server/edit": ["server/text", "server/model"],
  "server/judge": ["server/text", "server/model", "server/knowledge"],
  "server/parse": ["server/text", "server/model", "server/knowledge", "dockerfile-ast", "unbash", "yaml"],
  "server/secrets": ["server/text", "server/model", "server/knowledge", "server/edit"],
  "server/rules": ["server/text", "server/model", "server/knowledge", "server/edit", "server/secrets", "server/judge"],
  "server/engine": [
    "server/text",
    "server/model",
    "server/knowledge",
    "server/edit",
    "server/parse",
    "server/judge",
    "server/secrets",
    "server/rules",
    "ignore",
    "picomatch",
  ],
  "server/host": ["server/text", "server/model", "server/parse", "server/engine", "ignore"],
  "server/lsp": [
    "server/text",
    "server/model",
    "server/knowledge",
    "server/parse",
    "server/rules",
    "server/engine",
    "server/host",
    "vscode-languageserver",
    "diff",
    "package.json",
  ],
  "server/cli": [
    "server/text",
    "server/model",
    "server/parse",
    "server/rules",
    "server/engine",
    "server/host",
    "server/lsp",
    "diff",
    "fast-string-width",
    "node:",
    "package.json",
  ],
  client: ["vscode", "vscode-languageclient"],
};

/** The files that may know that they run in Node, and what only Node offers them. */
const inNode: Record<string, readonly string[]> = {
  "server/host/node": ["node:"],
  "server/lsp/main.node": ["node:"],
  client: [],
};

test("every folder imports only what its floor allows", () => {
  for (const file of globSync(["server/**/*.ts", "client/**/*.ts"], { cwd: root }).map((it) => it.split(sep).join("/"))) {
    const floor = dirname(file);
    const extra = Object.entries(inNode).find(([prefix]) => file.startsWith(prefix))?.[1] ?? [];
    for (const [, name] of readFileSync(join(root, file), "utf8").matchAll(/\bfrom "([^"]+)"/g)) {
      const target = targetOf(file, name!);
      assert.ok(target === floor || [...(allowed[floor] ?? []), ...extra].includes(target), `${file} imports ${name}`);
    }
  }
});

test("what must run in a web worker names nothing of Node", () => {
  for (const file of globSync("server/**/*.ts", { cwd: root }).map((it) => it.split(sep).join("/"))) {
    if (file.startsWith("server/cli/") || Object.keys(inNode).some((prefix) => file.startsWith(prefix))) continue;
    const code = readFileSync(join(root, file), "utf8").replace(
      /\/\*[\s\S]*?\*\/|\/\/.*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g,
      "",
    );
    assert.doesNotMatch(code, /\b(?:process|Buffer|__dirname|require)\b\s*[.([]/, file);
    if (!file.startsWith("server/host/") && !file.startsWith("server/lsp/")) assert.doesNotMatch(code, /\bawait\b/, file);
  }
});

test("no file imports itself by a detour, not even for a type", () => {
  // In the model, kinds of nodes and the union of them all name each other.
  const files = globSync(["server/**/*.ts", "client/**/*.ts"], { cwd: root })
    .map((it) => it.split(sep).join("/"))
    .filter((it) => !it.startsWith("server/model/"));
  const imported = new Map(files.map((file) => [file, importsOf(file)]));
  const done = new Set<string>();
  const visit = (file: string, above: readonly string[]): void => {
    assert.ok(!above.includes(file), [...above, file].join(" imports "));
    if (done.has(file)) return;
    for (const it of imported.get(file) ?? []) visit(it, [...above, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
});

/** The files of ours that a file imports. */
function importsOf(file: string): string[] {
  return [...readFileSync(join(root, file), "utf8").matchAll(/\bfrom "(\.[^"]+)"/g)].map(([, name]) =>
    relative(root, resolve(root, dirname(file), name!))
      .split(sep)
      .join("/"),
  );
}

/** The folder, package or `node:` that an import leads to. */
function targetOf(file: string, name: string): string {
  if (name.startsWith("node:")) return "node:";
  if (name.endsWith("/package.json")) return "package.json";
  if (name.startsWith("."))
    return relative(root, dirname(resolve(root, dirname(file), name)))
      .split(sep)
      .join("/");
  return name
    .split("/")
    .slice(0, name.startsWith("@") ? 2 : 1)
    .join("/");
}
