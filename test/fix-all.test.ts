import assert from "node:assert/strict";
import { test } from "node:test";
import type { check } from "../server/engine/check.ts";
import { type FixOptions, fixAll } from "../server/engine/fix-all.ts";
import { Project } from "../server/engine/project.ts";
import { runner } from "../server/engine/run.ts";
import type { Settings } from "../server/engine/settings.ts";
import type { Fix, Rule, Severity } from "../server/rules/rule.ts";
import { type Edit, insert, remove, replace } from "../server/text/edit.ts";
import { caseFiles, realFiles } from "./harness/files.ts";

const settings: Settings = { today: "2026-11-25" };
const uri = "file:///Dockerfile";

/** A rule that finds a text wherever it stands, and offers fixes for it. */
function ruleOf(
  id: string,
  text: string,
  severity: Severity,
  ...fixes: ((start: number, end: number) => Partial<Fix> & { edits: Edit[] })[]
): Rule {
  return {
    id,
    summary: "",
    category: "style",
    severity,
    fixable: "safe",
    since: "0.1.0",
    also: {},
    check: {
      dockerfile(_, context) {
        for (const { index } of context.text.matchAll(new RegExp(text, "g"))) {
          const at = { start: index, end: index + text.length };
          context.report({
            at,
            message: `${text} stands here.`,
            fixes: fixes.map((it) => ({ title: "Fix it", safety: "safe", ...it(at.start, at.end) })),
          });
        }
      },
    },
  };
}

/** Fixes a text with these rules, and only these, on. */
function fix(text: string, rules: readonly Rule[], options: FixOptions = { unsafe: false }) {
  const project = new Project();
  project.set(uri, text);
  const enabled = new Map(
    rules.map((rule) => [rule, { severity: rule.severity as Severity, chosen: false, whole: true, codes: new Map(), options: {} }]),
  );
  const run = runner(rules);
  const judge: typeof check = (it, file) => ({
    ...run(it, it.get(file)!, enabled, settings.today),
    configProblems: [],
    ignored: false,
    key: "",
  });
  const fixed = fixAll(project, uri, settings, options, judge);
  assert.equal(project.get(uri)!.text, text, "the project itself stays as it is");
  return {
    text: fixed.text,
    applied: fixed.applied.map((it) => it.rule.id),
    dropped: fixed.dropped.map((it) => `${it.finding.rule.id}: ${it.reason}`),
    others: fixed.others,
  };
}

const become = (newText: string) => (start: number, end: number) => ({ edits: [replace({ start, end }, newText)] });

test("fixes that do not touch each other are applied at once, and until nothing is left", () => {
  const rules = [ruleOf("one", "one", "info", become("two")), ruleOf("two", "two", "info", become("six"))];
  assert.deepEqual(fix("FROM one\r\nUSER one\r\nLABEL a=two", rules), {
    text: "FROM six\r\nUSER six\r\nLABEL a=six",
    applied: ["one", "one", "two", "two", "two"],
    dropped: [],
    others: [],
  });
});

test("where two would touch the same text, the finding further up wins", () => {
  const rules = [ruleOf("wide", "a b", "info", become("A b")), ruleOf("narrow", "b", "info", become("B"))];
  assert.equal(fix("CMD a b\n", rules).text, "CMD A B\n");
});

test("the best fix that is allowed is taken, never a first step", () => {
  const rules = [
    ruleOf(
      "one",
      "one",
      "info",
      (start, end) => ({ safety: "unsafe", edits: [replace({ start, end }, "best")] }),
      (start, end) => ({ partial: true, edits: [replace({ start, end }, "half")] }),
      become("safe"),
    ),
  ];
  assert.equal(fix("FROM one\n", rules).text, "FROM safe\n");
  assert.equal(fix("FROM one\n", rules, { unsafe: true }).text, "FROM best\n");
});

test("only the rule that is asked for is fixed", () => {
  const rules = [ruleOf("one", "one", "info", become("1")), ruleOf("two", "two", "info", become("2"))];
  assert.equal(fix("FROM one\nUSER two\n", rules, { unsafe: false, rule: "two" }).text, "FROM one\nUSER 2\n");
});

test("a fix that brings an error is dropped, and the others are kept", () => {
  const rules = [
    ruleOf("bad", "bad", "warning", become("worse")),
    ruleOf("good", "good", "warning", become("fine")),
    ruleOf("worse", "worse", "error"),
  ];
  assert.deepEqual(fix("FROM good\nUSER bad\nLABEL good=1 bad=2 x=good\n", rules), {
    text: "FROM fine\nUSER bad\nLABEL fine=1 bad=2 x=fine\n",
    applied: ["good", "good", "good"],
    dropped: ["bad: worse stands here."],
    others: [],
  });
});

test("of two fixes that do harm only together one is applied, and the other where it is still asked for", () => {
  const rules = [
    ruleOf("one", "one", "warning", become("half")),
    ruleOf("two", "two", "warning", become("half")),
    ruleOf("both", "half half", "error"),
  ];
  const { text, dropped } = fix("FROM a\nLABEL one two\n", rules);
  assert.equal(text, "FROM a\nLABEL half two\n");
  assert.deepEqual(dropped, ["two: half half stands here."]);
});

test("an error that was there before is no harm", () => {
  const rules = [ruleOf("good", "good", "warning", become("fine")), ruleOf("worse", "worse", "error")];
  assert.equal(fix("FROM good\nUSER worse\n", rules).text, "FROM fine\nUSER worse\n");
});

test("a fix after which the file cannot be read is dropped", () => {
  const rules = [ruleOf("bad", "FROM", "warning", (start, end) => ({ edits: [replace({ start, end }, "FORM")] }))];
  const { text, dropped } = fix("FROM a\n", rules);
  assert.equal(text, "FROM a\n");
  assert.equal(dropped.length, 1);
});

test("fixes that undo each other come to an end", () => {
  const rules = [ruleOf("one", "one", "info", become("two")), ruleOf("two", "two", "info", become("one"))];
  assert.match(fix("FROM one\n", rules).text, /^FROM (?:one|two)\n$/);
  assert.ok(
    fix("FROM a\n# grow\n", [ruleOf("grow", "grow", "info", (start) => ({ edits: [insert(start, "grow")] }))]).text.length < 20_000,
  );
});

test("edits of other files come apart, each once", () => {
  const other = { span: { start: 0, end: 0 }, newText: "A=1\n", uri: "file:///.env" };
  const rules = [ruleOf("one", "one", "info", (start, end) => ({ edits: [remove({ start, end }), other] }))];
  const fixed = fix("FROM a\nLABEL one\nLABEL one\n", rules);
  assert.deepEqual(fixed.others, [other]);
  assert.deepEqual(fixed.text, "FROM a\nLABEL \nLABEL one\n");
});

test("a file that was fixed has nothing left to fix, and no fix of ours does harm", () => {
  for (const { name, kind, text } of [...caseFiles(), ...(realFiles() ?? []).filter((_, index) => index % 20 === 0)]) {
    const fixOnce = (it: string, unsafe: boolean) => {
      const project = new Project();
      project.set(uri, it, kind);
      return fixAll(project, uri, { ...settings, preset: "all" }, { unsafe });
    };
    for (const unsafe of [false, true]) {
      const fixed = fixOnce(text, unsafe);
      assert.deepEqual(
        fixed.dropped.map((it) => `${it.finding.rule.id}: ${it.reason}`),
        [],
        name,
      );
      assert.equal(fixOnce(fixed.text, unsafe).text, fixed.text, name);
    }
  }
});
