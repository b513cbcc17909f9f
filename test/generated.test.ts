import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import { rules } from "../server/rules/index.ts";
import { categoryTable, configSchema, pageDraft, pageHead, ruleList, rulesSetting, withGenerated } from "./generated.ts";

const root = new URL("../", import.meta.url);
const update = Boolean(process.env.UPDATE);

test("rules are listed in alphabetical order, one for each file", () => {
  // Beside the rules lie the contract, the list, the pages and what several rules share.
  const files = readdirSync(new URL("server/rules", root)).filter(
    (name) => name.endsWith(".ts") && /^export const \w+: Rule = /m.test(readFileSync(new URL(`server/rules/${name}`, root), "utf8")),
  );
  assert.deepEqual(
    rules.map((rule) => rule.id),
    files.map((name) => name.slice(0, -".ts".length)).sort(),
  );
});

test("every page begins with what its rule says of itself", () => {
  for (const rule of rules) {
    const page = new URL(`server/rules/${rule.id}.md`, root);
    const before = existsSync(page) ? readFileSync(page, "utf8") : "";
    hold(page, before.trim() === "" ? pageDraft(rule) : withGenerated(before, pageHead(rule)));
  }
});

test("RULES.md lists every rule, and the README every category", () => {
  const readme = new URL("README.md", root);
  hold(readme, withGenerated(readFileSync(readme, "utf8"), categoryTable(rules)));
  hold(new URL("RULES.md", root), `${ruleList(rules)}\n`);
});

test("the editor's setting knows every rule", () => {
  const file = new URL("package.json", root);
  const manifest = JSON.parse(readFileSync(file, "utf8"));
  const sections = [manifest.contributes?.configuration ?? []].flat() as { properties: Record<string, object> }[];
  const section = sections.find((it) => "seaworthy.rules" in it.properties);
  assert.ok(section, "package.json contributes no setting seaworthy.rules");
  section.properties["seaworthy.rules"] = rulesSetting(rules);
  holdJson(file, manifest);
});

test("the schema of the configuration knows every rule and option", () => {
  holdJson(new URL("client/seaworthy.schema.json", root), configSchema(rules));
});

/** Writes a file, or finds it as it would be written. */
function hold(file: URL, text: string): void {
  if (update && !(existsSync(file) && readFileSync(file, "utf8") === text)) writeFileSync(file, text);
  assert.ok(existsSync(file), `${file.pathname} is missing; npm run update writes it`);
  assert.equal(readFileSync(file, "utf8"), text, "npm run update writes it anew");
}

/** The same for JSON, whose layout is the formatter's business. */
function holdJson(file: URL, content: object): void {
  const written = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
  // Without keys that are undefined, as in a file.
  const expected = JSON.parse(JSON.stringify(content));
  if (update && !isDeepStrictEqual(written, expected)) writeFileSync(file, `${JSON.stringify(expected, undefined, 2)}\n`);
  else assert.deepEqual(written, expected, "npm run update writes it anew");
}
