import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, test } from "node:test";

const cli = resolve(import.meta.dirname, "../dist/cli.cjs");
const folder = mkdtempSync(join(tmpdir(), "seaworthy-"));
after(() => rmSync(folder, { recursive: true, force: true }));
mkdirSync(join(folder, ".devcontainer"));
writeFileSync(join(folder, ".devcontainer/Dockerfile"), "FROM debian\nUSER root\n");
writeFileSync(join(folder, "compose.yaml"), "services:\n  a:\n    image: debian:13\n    privileged: true\n");
symlinkSync("..", join(folder, ".devcontainer/loop"));
symlinkSync("nowhere", join(folder, "Dockerfile.gone"));

function run(...args: string[]) {
  return spawnSync(process.execPath, [cli, ...args], { cwd: folder, encoding: "utf8" });
}

test("json names every file that was looked at, dot folders too, and survives loops", () => {
  const { status, stdout, stderr } = run("check", "--format", "json");
  assert.equal(stderr, "");
  assert.equal(status, 1);
  const report = JSON.parse(stdout);
  assert.deepEqual(report.summary, { files: 2, error: 1, warning: 2, info: 0, fixable: 0 });
  assert.deepEqual(report.files.map((it: { path: string }) => it.path), [".devcontainer/Dockerfile", "compose.yaml"]);
  const { rule, line, column, endLine, endColumn } = report.files[0].findings[1];
  assert.deepEqual([rule, line, column, endLine, endColumn], ["root-user", 2, 6, 2, 10]);
});

test("text shows the line and the place", () => {
  const { stdout, status } = run("check", ".devcontainer");
  assert.match(stdout, / {7}2 │ USER root\n {9}│ {6}~~~~\n/);
  assert.equal(status, 0, "warnings alone do not fail");
});

test("exit codes: wrong usage is 2, an unreadable file is 3 and the others are still checked", () => {
  assert.equal(run("chek").status, 2);
  assert.equal(run("check", "--format", "pdf").status, 2);
  const { status, stdout, stderr } = run("check", "--format", "ndjson", "absent", "compose.yaml");
  assert.equal(status, 3);
  assert.match(stderr, /absent/);
  assert.equal(JSON.parse(stdout).findings[0].rule, "privileged-container");
});

test("rules that are off by default are heard when asked for", () => {
  const ids = (...args: string[]) => JSON.parse(run("check", "--format", "ndjson", "compose.yaml", ...args).stdout).findings.map((it: { rule: string; severity: string }) => `${it.rule} ${it.severity}`);
  assert.deepEqual(ids(), ["privileged-container error"]);
  assert.deepEqual(ids("--preset", "all"), ["missing-digest info", "privileged-container error"]);
  assert.deepEqual(ids("--only", "missing-digest"), ["missing-digest info"]);
  assert.equal(run("check", "--only", "no-such").status, 2);
});
