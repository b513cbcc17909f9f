import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { check } from "../server/engine/check.ts";
import type { Finding } from "../server/engine/finding.ts";
import { Project } from "../server/engine/project.ts";
import { parsePage } from "./harness/markdown.ts";

/** Every file on every page about secrets, each on its own, with what all rules of that category find in it. */
/** Rules that point at files, mounts and names instead of a secret itself. */
const aboutNames: ReadonlySet<string> = new Set([
  "missing-secret-mount",
  "secret-file-copied",
  "secret-mount-misuse",
  "secret-named-variable",
  "whole-context-copied",
]);

function* files(): Generator<{ readonly name: string; readonly text: string; readonly findings: readonly Finding[] }> {
  for (const folder of ["../server/rules/", "rules/"]) {
    for (const page of readdirSync(new URL(folder, import.meta.url)).filter(
      (it) => /secret|token|credential|key\.md/.test(it) && it.endsWith(".md"),
    )) {
      for (const { title, files } of parsePage(readFileSync(new URL(folder + page, import.meta.url), "utf8")).cases) {
        for (const { path, text } of files) {
          const project = new Project();
          project.set(`file:///page/${path}`, text);
          const { findings } = check(project, `file:///page/${path}`, { today: "2026-11-25", preset: "all", categories: ["secrets"] });
          yield { name: `${page}, ${title}, ${path}`, text, findings: findings.filter((it) => !aboutNames.has(it.rule.id)) };
        }
      }
    }
  }
}

test("nothing that is said about a secret shows it", () => {
  let seen = 0;
  for (const { name, text, findings } of files()) {
    for (const { at, message, related, fixes } of findings) {
      const secret = text.slice(at.start, at.end);
      // Words that everybody knows may stand in names as well.
      if (secret.length < 9) continue;
      const said = [
        message,
        ...related.map((it) => it.message),
        ...fixes.flatMap((it) => [it.title, ...it.edits.map((edit) => edit.newText)]),
      ];
      for (const it of said) assert.ok(!it.includes(secret) && !it.includes(secret.slice(0, 8)), `${name}: ${it}`);
      seen++;
    }
  }
  assert.ok(seen > 80, `only ${seen} secrets on the pages`);
});

test("no secret is found twice", () => {
  for (const { name, findings } of files()) {
    findings.forEach(({ at, message }, index) => {
      const before = findings[index - 1];
      assert.ok(!before || before.at.end <= at.start, `${name}: ${before?.message} ${message}`);
    });
  }
});
