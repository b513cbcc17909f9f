import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { Project } from "../server/engine/project.ts";
import { findFiles } from "../server/host/find-files.ts";
import { loadMissing } from "../server/host/load.ts";
import { nodeHost, pathOf, uriOf } from "../server/host/node.ts";
import { relative } from "../server/text/uri.ts";
import { cannotBeNobody, giveToNobody, nobody } from "./harness/nobody.ts";

const folder = mkdtempSync(join(tmpdir(), "seaworthy-host-"));
after(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, content: string | Uint8Array = ""): string {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

function read(path: string) {
  return nodeHost.read(uriOf(join(folder, path)));
}

async function found(below: string): Promise<readonly string[]> {
  const root = uriOf(join(folder, below));
  const paths: string[] = [];
  for await (const { uri, reason } of findFiles(nodeHost, root)) paths.push(`${relative(root, uri) ?? uri}${reason ? `: ${reason}` : ""}`);
  return paths;
}

test("a path and its URI are two names of one file, whatever characters it has", () => {
  for (const path of ["/srv/app/Dockerfile", "/a b/ü/100%/[x]/(y)/Dockerfile", "/"]) assert.equal(pathOf(uriOf(path)), path);
  assert.equal(uriOf("/a b/Dockerfile"), "file:///a%20b/Dockerfile");
  assert.equal(pathOf("untitled:Untitled-1"), undefined);
});

test("on Windows, drives and shared folders have URIs, too", () => {
  for (const [path, uri] of [
    ["c:\\a b\\ü\\Dockerfile", "file:///c%3A/a%20b/%C3%BC/Dockerfile"],
    ["\\\\server\\share\\Dockerfile", "file://server/share/Dockerfile"],
    ["c:\\", "file:///c%3A"],
  ] as const) {
    assert.equal(uriOf(path, true), uri);
    assert.equal(pathOf(uri, true), path);
  }
  assert.equal(uriOf("C:\\app\\..x", true), "file:///c%3A/app/..x");
  assert.equal(uriOf("/a\\b/Dockerfile", false), "file:///a%5Cb/Dockerfile");
});

test("what is learnt of a file while it is read is not overwritten", async () => {
  const project = new Project();
  project.set("file:///a/Dockerfile", "FROM a\n");
  const read = async (uri: string) => {
    if (uri === "file:///a/compose.yaml") project.set(uri, "services:\n  new: {}\n", "compose");
    return { kind: "text", text: "old", bom: false } as const;
  };
  await loadMissing(project, { read }, "file:///a/Dockerfile");
  assert.equal(project.get("file:///a/compose.yaml")?.text, "services:\n  new: {}\n");
  assert.equal(project.get("file:///a/compose.yml")?.text, "old");
});

test("a byte order mark is told, and is no part of the text", async () => {
  write("bom/Dockerfile", "\ufeffFROM debian\r\n");
  assert.deepEqual(await read("bom/Dockerfile"), { kind: "text", text: "FROM debian\r\n", bom: true });
  write("bom/plain", "FROM debian\n");
  assert.deepEqual(await read("bom/plain"), { kind: "text", text: "FROM debian\n", bom: false });
});

test("what cannot be read is told with its reason, and nothing throws", async () => {
  write("bad/latin1", Buffer.from("FROM caf\xe9", "latin1"));
  write("bad/utf16", Buffer.from("\ufeffFROM debian", "utf16le"));
  write("bad/binary", Buffer.from([0x46, 0x52, 0x4f, 0x4d, 0, 1, 2]));
  truncateSync(write("bad/large"), 50_000_000);
  mkdirSync(join(folder, "bad/folder"));
  symlinkSync("self", join(folder, "bad/self"));
  const reasons = ["latin1", "utf16", "binary", "large", "folder", "self", "gone", "latin1/below"].map(async (name) => {
    const result = await read(`bad/${name}`);
    return `${name}: ${result.kind === "unreadable" ? result.reason : result.kind}`;
  });
  assert.deepEqual(await Promise.all(reasons), [
    "latin1: is not UTF-8",
    "utf16: is UTF-16, not UTF-8",
    "binary: is binary",
    "large: is larger than 10 MB",
    "folder: is a folder",
    "self: is a link that leads back to itself",
    "gone: absent",
    "latin1/below: absent",
  ]);
});

const hostModule = join(import.meta.dirname, "../server/host/node.ts");
test("permission denied is a reason, too", { skip: cannotBeNobody(hostModule) }, () => {
  const path = write("locked/Dockerfile");
  giveToNobody(folder, dirname(path), path);
  chmodSync(path, 0);
  const script = `
    const { nodeHost } = await import(${JSON.stringify(uriOf(hostModule))});
    console.log(JSON.stringify(await nodeHost.read(${JSON.stringify(uriOf(path))})));
  `;
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", script], { ...nobody, cwd: "/", encoding: "utf8" });
  assert.equal(stdout, '{"kind":"unreadable","reason":"permission denied"}\n', stderr);
});

test("a walk finds container files by name, in folders with a dot too, sorted", async () => {
  for (const name of [
    "Dockerfile",
    "api/Containerfile",
    "api/web.dockerfile",
    ".devcontainer/Dockerfile.dev",
    "deploy/my-compose.yml",
    "deploy/docker-stack.yaml",
    "deploy/values.yaml",
    ".env",
    "README.md",
    ".git/Dockerfile",
    "node_modules/x/Dockerfile",
  ])
    write(`walk/${name}`);
  assert.deepEqual(await found("walk"), [
    ".devcontainer/Dockerfile.dev",
    ".env",
    "Dockerfile",
    "api/Containerfile",
    "api/web.dockerfile",
    "deploy/docker-stack.yaml",
    "deploy/my-compose.yml",
  ]);
});

test("links to files are followed, those to folders are not, and a loop ends", async () => {
  write("links/real/Dockerfile");
  symlinkSync("..", join(folder, "links/real/up"));
  symlinkSync("real", join(folder, "links/again"));
  symlinkSync("real/Dockerfile", join(folder, "links/Dockerfile"));
  symlinkSync("nowhere", join(folder, "links/Dockerfile.gone"));
  assert.deepEqual(await found("links"), ["Dockerfile", "real/Dockerfile"]);
  assert.deepEqual(await found("links/again"), ["Dockerfile"], "a link that is named is followed");
});

test("nested ignore files count as git reads them", async () => {
  for (const name of [
    "Dockerfile",
    "build/Dockerfile",
    "api/Dockerfile",
    "api/Dockerfile.local",
    "api/vendor/Dockerfile",
    "api/vendor/kept/Dockerfile",
  ])
    write(`ignored/${name}`);
  write("ignored/.gitignore", "# comment\nbuild/\n*.local\n");
  write("ignored/api/.gitignore", "!Dockerfile.local\n/vendor/*\n!/vendor/kept\n");
  assert.deepEqual(await found("ignored"), ["Dockerfile", "api/Dockerfile", "api/Dockerfile.local", "api/vendor/kept/Dockerfile"]);
});

test("ignore files above count inside a repository only, and never hide the folder that is named", async () => {
  write("repository/.gitignore", "tmp/\n*.local\n");
  write("repository/sub/Dockerfile");
  write("repository/sub/Dockerfile.local");
  write("repository/sub/Dockerfile.mine");
  write("repository/tmp/Dockerfile");
  assert.deepEqual(await found("repository/sub"), ["Dockerfile", "Dockerfile.local", "Dockerfile.mine"]);
  write("repository/.git/info/exclude", "*.mine\n");
  assert.deepEqual(await found("repository/sub"), ["Dockerfile"]);
  assert.deepEqual(await found("repository/tmp"), ["Dockerfile"]);
});

test("a folder that is not there is told", async () => {
  assert.deepEqual(await found("nowhere"), [`${uriOf(join(folder, "nowhere"))}: does not exist`]);
});
