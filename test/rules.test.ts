import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { rules } from "../server/rules/index.ts";
import type { Rule } from "../server/rules/rule.ts";
import { rerender, undrawable } from "./harness/page.ts";
import { lint, repair } from "./harness/work.ts";

/** What users read, and what only we need to know. */
const folders = [new URL("../server/rules/", import.meta.url), new URL("rules/", import.meta.url)];

for (const rule of rules) {
  test(rule.id, () => {
    const pages = folders.map((folder) => new URL(`${rule.id}.md`, folder));
    assert.ok(existsSync(pages[0]!), `server/rules/${rule.id}.md is missing; npm run update writes a draft`);
    const safeties = new Set<string>();
    for (const page of pages.filter((it) => existsSync(it))) {
      const text = readFileSync(page, "utf8");
      const rendered = rerender(text, rule);
      if (process.env.UPDATE) writeFileSync(page, rendered.text);
      else assert.equal(text, rendered.text);
      assert.deepEqual(rendered.refusals, [], page.pathname);
      for (const safety of rendered.safeties) safeties.add(safety);
    }
    if (!undrawable.has(rule.id)) assert.equal(rule.fixable, shown(safeties), "fixable says something else than the fixes on the pages");
  });
}

test("every page belongs to a rule", () => {
  const ids = rules.map((rule) => `${rule.id}.md`);
  for (const folder of folders)
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.endsWith(".md") && !ids.includes(name)),
      [],
    );
});

test("a last line without a line break is found and gets one, as the file has them", () => {
  const found = (text: string) => lint("dockerfile", text).findings.filter((it) => it.rule.id === "missing-final-newline").length;
  assert.deepEqual(["FROM scratch", "FROM scratch\n", "FROM scratch\r\n", ""].map(found), [1, 0, 0, 0]);
  assert.match(repair("dockerfile", "FROM scratch\r\nUSER 1"), /USER 1\r\n$/);
});

function shown(safeties: ReadonlySet<string>): Rule["fixable"] {
  return safeties.has("safe") ? "safe" : safeties.has("unsafe") ? "unsafe" : "no";
}
