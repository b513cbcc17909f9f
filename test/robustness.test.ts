import assert from "node:assert/strict";
import { test } from "node:test";
import type { FileKind } from "../server/model/node.ts";
import { caseFiles, realFiles } from "./harness/files.ts";
import { countWork, lint, repair } from "./harness/work.ts";

test("a case file cut off anywhere is linted without a crash", () => {
  const seen = new Set<string>();
  for (const [index, { kind, text }] of caseFiles().entries()) {
    // Every file at every eleventh place, each eleventh of them at others.
    for (let end = index % 11; end <= text.length; end += 11) {
      const part = text.slice(0, end);
      if (seen.has(kind + part)) continue;
      seen.add(kind + part);
      const { crashes } = lint(kind, part);
      assert.deepEqual(
        crashes.map(({ rule, error }) => `${rule.id}: ${error instanceof Error ? error.stack : error}`),
        [],
        part,
      );
    }
  }
});

test("every real file is linted without a crash, with work that its size pays for", (context) => {
  const files = realFiles();
  if (!files) return context.skip("../shared/corpus is not here");
  let looks = 0;
  let characters = 0;
  for (const { name, kind, text } of files) {
    const { work, crashes, findings } = countWork(kind, text);
    assert.deepEqual(
      crashes.map(({ rule, error }) => `${rule.id}: ${error instanceof Error ? error.stack : error}`),
      [],
      name,
    );
    for (const { at, rule } of findings) {
      assert.ok(at.start >= 0 && at.start <= at.end && at.end <= text.length, `${name}: ${rule.id} points outside of the file`);
      assert.ok(!/[\r\n]/.test(text.slice(at.start, at.end)), `${name}: ${rule.id} points at several lines`);
    }
    assert.ok(work <= 200 * text.length + 20_000, `${name}: ${work} looks for ${text.length} characters`);
    looks += work;
    characters += text.length;
  }
  context.diagnostic(`${(looks / characters).toFixed(1)} looks a character`);
});

test("line ends and a byte order mark change nothing but themselves", () => {
  const files = [...caseFiles().filter((_, index) => index % 4 === 0), ...(realFiles() ?? []).filter((_, index) => index % 40 === 0)];
  for (const { name, kind, text } of files) {
    if (text.includes("\r")) continue;
    const found = (it: string) =>
      lint(kind, it, others).findings.map(({ rule, message, fixes }) => `${rule.id}: ${message} ${fixes.map((fix) => fix.title)}`);
    const fixed = (it: string) => repair(kind, it, others);
    const windows = text.replaceAll("\n", "\r\n");
    assert.deepEqual(found(windows), found(text), name);
    assert.deepEqual(found(`\ufeff${text}`), found(text), name);
    assert.equal(fixed(windows), fixed(text).replaceAll("\n", "\r\n"), name);
    assert.equal(fixed(`\ufeff${text}`), `\ufeff${fixed(text)}`, name);
  }
});

/** The builder leaves carriage returns in a heredoc, so that nothing becomes one in a file that has them. */
const others = { "chain-instead-of-heredoc": "off", "echo-to-file": "off" } as const;

test("a chain of 20,000 stages is no recursion", () => {
  const chain = Array.from({ length: 20_000 }, (_, i) => `FROM s${i} AS s${i + 1}\n`).join("");
  assert.deepEqual(lint("dockerfile", `FROM a AS s0\nWORKDIR /srv\n${chain}WORKDIR app\nUSER app\nRUN make | cat\n`).crashes, []);
});

/** Files of a size that can be chosen. What is twice as large may cost twice as much. */
const families: Readonly<Record<string, readonly [FileKind, (n: number) => string]>> = {
  instructions: [
    "dockerfile",
    (n) => `FROM a\n${"RUN apt-get install curl && curl http://x | sh\nUSER root\nENV PASSWORD=a\nEXPOSE 22\nCOPY . .\n".repeat(n)}`,
  ],
  stages: [
    "dockerfile",
    (n) => Array.from({ length: n }, (_, i) => `FROM a AS s${i}\nUSER root\nCOPY --from=s${Math.max(0, i - 1)} /x /x\n`).join(""),
  ],
  "stages, each on the one before": [
    "dockerfile",
    (n) => `FROM a AS s0\n${Array.from({ length: n }, (_, i) => `FROM s${i} AS s${i + 1}\nENV A=b\n`).join("")}`,
  ],
  "one instruction": ["dockerfile", (n) => `FROM a\nRUN true${" && \\\n  curl http://x | sh".repeat(n)}\n`],
  "comments that allow": [
    "dockerfile",
    (n) => `FROM a\n${"# seaworthy: allow root-user, floating-tag\n# hadolint ignore=DL3006\n# check=skip=all\nUSER root\n".repeat(n)}`,
  ],
  services: [
    "compose",
    (n) =>
      `services:\n${Array.from({ length: n }, (_, i) => `  s${i}:\n    image: a\n    privileged: true\n    ports: ["80:80"]\n    environment: { PASSWORD: b }\n    volumes: ["/:/host"]\n`).join("")}`,
  ],
  "one service": [
    "compose",
    (n) =>
      `services:\n  a:\n    image: a\n    ports:\n${'      - "80:80"\n'.repeat(n)}    environment:\n${"      - PASSWORD=a\n".repeat(n)}    expose:\n${"      - 22\n".repeat(n)}`,
  ],
  variables: ["env", (n) => "PASSWORD=hunter2\n".repeat(n)],
};

for (const [name, [kind, text]] of Object.entries(families)) {
  test(`work grows no faster than the file: ${name}`, () => {
    const small = countWork(kind, text(200));
    const large = countWork(kind, text(400));
    assert.deepEqual([...small.crashes, ...large.crashes], []);
    assert.ok(large.work <= 2.2 * small.work, `${small.work} looks become ${large.work}`);
  });
}
