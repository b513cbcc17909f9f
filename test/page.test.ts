import assert from "node:assert/strict";
import { test } from "node:test";
import { rules } from "../server/rules/index.ts";
import { parsePage } from "./harness/markdown.ts";
import { rerender } from "./harness/page.ts";

const floatingTag = rules.find((it) => it.id === "floating-tag")!;
const clean = "## Clean\n\n```dockerfile\nFROM debian:13.2\n```\n";

/** The lines with squiggles of a page as it is drawn. */
function squiggles(page: string): string[] {
  return rerender(page, floatingTag)
    .text.split("\n")
    .filter((line) => /^\s*~/.test(line));
}

test("squiggles are drawn where findings are, and false ones go", () => {
  const page = `${clean}\n## Dirty\n\n\`\`\`dockerfile\nFROM debian\n~~~~ wrong\n\`\`\`\n`;
  const [squiggle, ...others] = squiggles(page);
  assert.match(squiggle!, /^ {5}~{6} \S/);
  assert.deepEqual(others, []);
  const { text, refusals } = rerender(page, floatingTag);
  assert.deepEqual(refusals, []);
  assert.equal(rerender(text, floatingTag).text, text);
});

test("a page shows both what is found and what is not", () => {
  assert.deepEqual(rerender(clean, floatingTag).refusals, ["The page has no case with a finding."]);
  assert.deepEqual(rerender("## Dirty\n\n```dockerfile\nFROM debian\n```\n", floatingTag).refusals, [
    "The page has no case without a finding.",
  ]);
});

test("a severity is shown where it is not the rule's own", () => {
  const page = "## Dirty\n\n```dockerfile\nFROM debian\n```\n\n```yaml seaworthy.yaml\nrules:\n  floating-tag: error\n```\n";
  assert.match(squiggles(page)[0]!, /~ error: /);
});

test("a mistake in a configuration, and a fixed fence that changes nothing, are refused", () => {
  const page = "## Case\n\n```dockerfile\nFROM debian:13.2\n```\n\n```dockerfile fixed\n```\n\n```yaml seaworthy.yaml\nrulez: {}\n```\n";
  assert.deepEqual(
    rerender(page, floatingTag).refusals.filter((it) => it.startsWith("Case")),
    ['Case: unknown key "rulez". Did you mean "rules"?', "Case: nothing in Dockerfile is fixed"],
  );
});

test("fences are files by their path or language, and others are left alone", () => {
  const page =
    "## A\n\n```sh\n~ is home\n```\n\n```dockerfile api/Dockerfile\nFROM a\n  ~~~ x\n```\n\n```dotenv\nA=1\n```\n\n## Prose\n\n```json\n{}\n```\n\n## B\n\n````yaml\n```\n````\n";
  const { cases } = parsePage(page);
  assert.deepEqual(
    cases.map((it) => [it.title, ...it.files.map(({ path, text }) => `${path}: ${text}`)]),
    [
      ["A", "api/Dockerfile: FROM a\n", ".env: A=1\n"],
      ["B", "compose.yaml: ```\n"],
    ],
  );
  assert.equal(rerender(page, floatingTag).text.includes("~ is home"), true);
});
