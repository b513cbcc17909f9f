// Compose's own loader decides what loads. Its answers to our cases are recorded; where Go is installed, it is asked again.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { check } from "../server/engine/check.ts";
import { Project } from "../server/engine/project.ts";
import { type Case, parsePage } from "./harness/markdown.ts";

const folder = join(import.meta.dirname, "loader");
const recorded = join(folder, "answers.json");
const { cases } = parsePage(readFileSync(join(folder, "cases.md"), "utf8"));
/** Why the loader refuses a project, by its title; empty where it loads. */
const answers: Readonly<Record<string, string>> = JSON.parse(readFileSync(recorded, "utf8"));

/** Findings of these say that something is dangerous, not that it does not load. */
const security = new Set(["base-image", "secrets", "privilege", "supply-chain", "host-access", "network-exposure", "resource-limits"]);

for (const it of cases) {
  test(`${it.title}: ${answers[it.title] === "" ? "loads" : "is refused"}`, () => {
    const errors = errorsIn(it);
    if (answers[it.title] === "") assert.deepEqual(errors, []);
    else assert.equal(errors.length, 1, `${answers[it.title]}: ${errors.join(" ")}`);
  });
}

test("the answers are those of the loader", (context) => {
  const home = mkdtempSync(join(tmpdir(), "seaworthy-loader-"));
  try {
    const folders = cases.map((it, index) => written(it, join(home, `case-${index}`)));
    const run = spawnSync("go", ["run", "."], { cwd: folder, input: folders.join("\n"), encoding: "utf8", timeout: 300_000 });
    if (run.status !== 0) {
      context.diagnostic(`Not asked again, the recorded answers count: ${run.error?.message ?? run.stderr.trim().split("\n").at(-1)}`);
      return;
    }
    const rows = run.stdout
      .trim()
      .split("\n")
      .map((line): { error: string } => JSON.parse(line));
    const now = Object.fromEntries(cases.map(({ title }, index) => [title, rows[index]!.error]));
    if (process.env.UPDATE) writeFileSync(recorded, `${JSON.stringify(now, null, 2)}\n`);
    // The words may change, the verdict does not.
    else assert.deepEqual(refused(now), refused(answers));
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
});

function refused(them: Readonly<Record<string, string>>): readonly string[] {
  return Object.keys(them).filter((title) => them[title] !== "");
}

function errorsIn({ files }: Case): string[] {
  const project = new Project();
  for (const { path, text } of files) project.set(uriOf(path), text);
  return files.flatMap(({ path }) => {
    const uri = uriOf(path);
    for (let missing = project.missing(uri); missing.length > 0; missing = project.missing(uri)) {
      for (const it of missing) project.set(it, undefined);
    }
    if (project.get(uri)?.kind !== "compose") return [];
    const { findings } = check(project, uri, { today: "2026-11-25", preset: "all" });
    return findings.filter((it) => it.severity === "error" && !security.has(it.rule.category)).map((it) => `${it.rule.id}: ${it.message}`);
  });
}

function uriOf(path: string): string {
  return `file:///project/${path}`;
}

function written({ files }: Case, home: string): string {
  for (const { path, text } of files) {
    mkdirSync(dirname(join(home, path)), { recursive: true });
    writeFileSync(join(home, path), text);
  }
  return home;
}
