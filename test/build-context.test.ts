import assert from "node:assert/strict";
import { test } from "node:test";
import { buildsOf, ignoreFileOf } from "../server/engine/builds.ts";
import { Project } from "../server/engine/project.ts";
import { ignoredBy, mayHoldExceptions } from "../server/model/ignore.ts";
import { parseBake } from "../server/parse/bake.ts";
import { parseIgnoreFile } from "../server/parse/ignore-file.ts";
import { matchesPath } from "../server/text/path-pattern.ts";

test("patterns of a .dockerignore match as the builder's do", () => {
  const cases: [pattern: string, yes: string[], no: string[]][] = [
    ["a/b", ["a/b"], ["a", "b", "a/b/c"]],
    ["*.md", ["a.md", ".md"], ["a/b.md", "a.mdx"]],
    ["a/*/c", ["a/b/c"], ["a/c", "a/b/b/c"]],
    ["a?", ["ab"], ["a", "a/", "abc"]],
    ["**", ["a", "a/b"], []],
    ["**/a", ["a", "x/a", "x/y/a"], ["xa", "a/x"]],
    ["**.md", ["a.md", "x/a.md"], ["a.txt"]],
    ["a/**", ["a/b", "a/b/c"], ["a", "b/a"]],
    ["a/**/b", ["a/b", "a/x/b", "a/x/y/b"], ["a/xb", "ab"]],
    ["**/*.go", ["a.go", "x/y.go"], ["a.goo"]],
    ["[a-c]x", ["ax", "cx"], ["dx", "x"]],
    ["[^a-c]x", ["dx"], ["ax"]],
    ["\\*", ["*"], ["a"]],
    ["a[", [], ["a", "a["]],
  ];
  for (const [pattern, yes, no] of cases) {
    for (const path of yes) assert.ok(matchesPath(pattern, path), `${pattern} matches ${path}`);
    for (const path of no) assert.ok(!matchesPath(pattern, path), `${pattern} does not match ${path}`);
  }
  // A busy machine takes nothing from the time of its own that the test has.
  const began = process.cpuUsage();
  matchesPath("*a".repeat(200), "a".repeat(5000));
  matchesPath("**/".repeat(200), "a/".repeat(2000));
  assert.ok(process.cpuUsage(began).user < 1_000_000, "no pattern takes long");
});

test("the last pattern that matches decides, for folders and what is in them", () => {
  const file = (text: string) => ({ uri: "", patterns: parseIgnoreFile(text) });
  const by = (text: string, path: string) => ignoredBy(file(text), path)?.path;
  assert.equal(by("# a\n\n  /dist/  \n", "dist/app.js"), "dist");
  assert.equal(by("dist\n!dist/app.js\n", "dist/app.js"), undefined);
  assert.equal(by("!dist\ndist\n", "./dist"), "dist");
  assert.equal(by("*\n!src\n", "src/a/b.ts"), undefined);
  assert.equal(by("*\r\n!src\r\n", "lib/a.ts"), "*");
  assert.equal(by("node_modules", "app/node_modules"), undefined);
  assert.equal(by("*", "."), "*");
  assert.ok(mayHoldExceptions(file("*\n!src/main"), "src"));
  assert.ok(mayHoldExceptions(file("*\n!**/*.ts"), "src"));
  assert.ok(!mayHoldExceptions(file("*\n!src/main"), "lib"));
});

test("Bake files say which stages they build, in both languages and through what they inherit", () => {
  const hcl = `
    variable "TAG" { default = "x" }
    group "default" { targets = ["api", "web"] } # target "comment" { target = "no" }
    /* target "old" { target = "no" } */
    target "base" {
      context = "./app"
      args = { target = "no" }
      target = "dev" // the stage
    }
    target "api" { inherits = ["base"] }
    target "web" {
      inherits = ["base"]
      dockerfile = "web.Dockerfile"
      target = "\${TAG}-web"
    }
    target "made" {
      dockerfile-inline = <<EOT
target "inside" {
EOT
      target = stage
    }`;
  const shown = parseBake(hcl, "docker-bake.hcl").map((it) => [it.name, it.context?.meaning, it.dockerfile?.meaning, it.target, it.inline]);
  assert.deepEqual(shown, [
    ["base", "./app", undefined, { meaning: "dev" }, false],
    ["api", "./app", undefined, { meaning: "dev" }, false],
    ["web", "./app", "web.Dockerfile", { meaning: undefined }, false],
    ["made", undefined, undefined, { meaning: undefined }, true],
  ]);
  const json = `{"target":{"a":{"target":"dev","inherits":["b"]},"b":{"context":"x","inherits":["a"]}}}`;
  assert.deepEqual(
    parseBake(json, "docker-bake.json").map((it) => [it.name, it.context?.meaning, it.target?.meaning]),
    [
      ["a", "x", "dev"],
      ["b", "x", undefined],
    ],
  );
  for (const broken of ["{", "null", '{"target":[1]}', '{"target":{"a":null}}', '{"target":3}']) parseBake(broken, "docker-bake.json");
  for (let end = 0; end <= hcl.length; end++) parseBake(hcl.slice(0, end), "docker-bake.hcl");
});

test("the .dockerignore beside the context counts, that of the Dockerfile first", () => {
  const project = new Project();
  const load = (files: Readonly<Record<string, string>>) => {
    for (const [path, text] of Object.entries(files)) project.set(`file:///${path}`, text);
    for (let missing = project.missing(uri); missing.length > 0; missing = project.missing(uri))
      for (const it of missing) project.set(it, undefined);
  };
  const uri = "file:///a/b/Dockerfile";
  const ignore = () => ignoreFileOf(project, uri)?.uri;
  load({ "a/b/Dockerfile": "FROM a\n", "a/.dockerignore": "*\n" });
  assert.equal(ignore(), undefined);
  load({ "a/b/.dockerignore": "*\n" });
  assert.equal(ignore(), "file:///a/b/.dockerignore");
  load({ "a/docker-bake.hcl": 'target "x" {\n  dockerfile = "b/Dockerfile"\n  target = "dev"\n}\n' });
  assert.equal(ignore(), "file:///a/.dockerignore");
  assert.ok(project.affectedBy("file:///a/.dockerignore").includes(uri));
  load({ "a/compose.yaml": "services:\n  x:\n    build:\n      context: b\n      target: test\n" });
  assert.equal(ignore(), "file:///a/b/.dockerignore");
  assert.deepEqual(
    buildsOf(project, uri).map((it) => it.target?.meaning),
    ["test", "dev"],
  );
  load({ "a/b/Dockerfile.dockerignore": "*\n" });
  assert.equal(ignore(), "file:///a/b/Dockerfile.dockerignore");
});
