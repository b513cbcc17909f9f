import assert from "node:assert/strict";
import { test } from "node:test";
import { check } from "../server/engine/check.ts";
import { Project } from "../server/engine/project.ts";
import { runner } from "../server/engine/run.ts";
import type { Settings } from "../server/engine/settings.ts";
import type { Rule } from "../server/rules/rule.ts";

const settings: Settings = { today: "2026-11-25" };

/** A project that knows these files, and of all others that they do not exist. */
function projectOf(files: Readonly<Record<string, string>>): Project {
  const project = new Project();
  for (const [path, text] of Object.entries(files)) project.set(`file:///${path}`, text);
  for (const uri of project.containerFiles()) {
    for (let missing = project.missing(uri); missing.length > 0; missing = project.missing(uri))
      for (const it of missing) project.set(it, undefined);
  }
  return project;
}

/** A rule for one test. */
function ruleOf(check: Rule["check"], id = "probe"): Rule {
  return { id, summary: "", category: "style", severity: "warning", fixable: "no", since: "0.1.0", also: {}, check };
}

function runRules(project: Project, uri: string, ...rules: readonly Rule[]) {
  const enabled = new Map(
    rules.map((rule) => [rule, { severity: "warning" as const, chosen: false, whole: true, codes: new Map(), options: {} }]),
  );
  return runner(rules)(project, project.get(uri)!, enabled, settings.today);
}

test("a case that is off by default is said to those who ask for it, at the rule's severity", () => {
  const project = projectOf({ Dockerfile: "FROM a\n" });
  const rule = ruleOf({ stage: ({ base }, { report }) => report({ at: base.span, message: "Found.", severity: "off" }) });
  const found = (whole: boolean) => {
    const enabled = new Map([[rule, { severity: "warning" as const, chosen: false, whole, codes: new Map(), options: {} }]]);
    return runner([rule])(project, project.get("file:///Dockerfile")!, enabled, settings.today).findings.map((it) => it.severity);
  };
  assert.deepEqual([found(false), found(true)], [[], ["warning"]]);
});

test("setting a file says whether anything changed, and makes its model anew only then", () => {
  const project = new Project();
  assert.equal(project.set("file:///Dockerfile", "FROM a\n"), true);
  const first = project.get("file:///Dockerfile")!;
  assert.equal(first.model, first.model);
  assert.equal(project.set("file:///Dockerfile", "FROM a\n"), false);
  assert.equal(project.get("file:///Dockerfile"), first);
  assert.equal(project.set("file:///Dockerfile", "FROM b\n"), true);
  assert.equal(project.get("file:///Dockerfile")!.version, 2);
});

test("name and content decide what a file is, unless somebody knows better", () => {
  const project = new Project();
  const kinds = (text: string, ...names: string[]) =>
    names.map((name) => {
      project.set(`file:///${name}`, text);
      return project.get(`file:///${name}`)!.kind;
    });
  assert.deepEqual(kinds("services:\n  a:\n    image: b\n", "compose.yaml", "docker-compose.prod.yml", "stack.yml", "values.yaml"), [
    "compose",
    "compose",
    "compose",
    "compose",
  ]);
  assert.deepEqual(kinds("replicas: 1\n", "stack.yml", "seaworthy.yaml", ".dockerignore"), [undefined, undefined, undefined]);
  assert.deepEqual(kinds("A=1\n", ".env", ".env.local", "db.env"), ["env", "env", "env"]);
  project.set("file:///notes.txt", "FROM a\n", "dockerfile");
  assert.equal(project.get("file:///notes.txt")!.kind, "dockerfile");
});

test("what is missing is named until everything was set, also what is found on the way", () => {
  const project = new Project();
  project.set(
    "file:///srv/app/compose.yaml",
    "services:\n  a:\n    build: ./a\n  b:\n    build:\n      context: ../b\n      dockerfile: x/web.txt\n",
  );
  const missing = project.missing("file:///srv/app/compose.yaml");
  assert.ok(missing.includes("file:///srv/app/compose.override.yml") && missing.includes("file:///compose.yaml"));
  assert.deepEqual(
    missing.filter((it) => !/compose[^/]*$/.test(it)).sort(),
    [
      "file:///seaworthy.yaml",
      "file:///srv/app/.env",
      "file:///srv/app/a",
      "file:///srv/app/a/Dockerfile",
      "file:///srv/b",
      "file:///srv/app/seaworthy.yaml",
      "file:///srv/b/x/web.txt",
      "file:///srv/seaworthy.yaml",
    ].sort(),
  );
  for (const uri of missing) project.set(uri, undefined);
  assert.deepEqual(project.missing("file:///srv/app/compose.yaml"), []);
  project.set("file:///srv/app/seaworthy.yaml", "extends: ../base.yaml\n");
  assert.deepEqual(project.missing("file:///srv/app/compose.yaml"), ["file:///srv/base.yaml"]);
  project.delete("file:///srv/app/.env");
  assert.ok(project.missing("file:///srv/app/compose.yaml").includes("file:///srv/app/.env"));
});

test("the nearest configuration ends the search upwards", () => {
  const project = new Project();
  project.set("file:///a/b/Dockerfile", "FROM a\n");
  project.set("file:///a/seaworthy.yaml", "");
  assert.deepEqual(
    project.missing("file:///a/b/Dockerfile").filter((it) => it.endsWith("seaworthy.yaml")),
    ["file:///a/b/seaworthy.yaml"],
  );
});

test("a change affects the files that link to it, and no others", () => {
  const project = projectOf({
    "srv/compose.yaml": "services:\n  a:\n    build: ./a\n",
    "srv/a/Dockerfile": "FROM a\n",
    "srv/other/Dockerfile": "FROM a\n",
    "elsewhere/Dockerfile": "FROM a\n",
    "srv/.env": "TAG=1\n",
    "srv/seaworthy.yaml": "extends: base.yaml\n",
    "srv/base.yaml": "",
  });
  const affected = (path: string) => project.affectedBy(`file:///${path}`).map((uri) => uri.slice("file:///".length));
  assert.deepEqual(affected("srv/a/Dockerfile"), ["srv/compose.yaml", "srv/a/Dockerfile"]);
  assert.deepEqual(affected("elsewhere/Dockerfile"), ["elsewhere/Dockerfile"]);
  assert.deepEqual(affected("srv/compose.yaml"), ["srv/compose.yaml", "srv/a/Dockerfile", "srv/other/Dockerfile"]);
  assert.deepEqual(affected("srv/.env"), ["srv/compose.yaml", "srv/a/Dockerfile", "srv/other/Dockerfile", "srv/.env"]);
  assert.deepEqual(affected("srv/base.yaml"), ["srv/compose.yaml", "srv/a/Dockerfile", "srv/other/Dockerfile", "srv/.env"]);
  assert.deepEqual(affected("elsewhere/seaworthy.yaml"), ["elsewhere/Dockerfile"]);
});

test("rules see the Dockerfile of a service, and the services of a Dockerfile", () => {
  const project = projectOf({
    "compose.yaml": "services:\n  a:\n    build: ./a\n  b:\n    image: b\n  c:\n    build:\n      context: .\n      dockerfile: web.txt\n",
    "a/Dockerfile": "FROM a\n",
    "web.txt": "FROM web\n",
  });
  const seen: string[] = [];
  const probe = ruleOf({
    service: (service, context) =>
      void seen.push(`${service.name.value} builds ${context.dockerfile(service)?.file.stages[0]?.base.value}`),
    dockerfile: (_, context) =>
      void seen.push(...context.services().map(({ uri, service }) => `${uri} builds it as ${service.name.value}`)),
  });
  runRules(project, "file:///compose.yaml", probe);
  runRules(project, "file:///a/Dockerfile", probe);
  assert.deepEqual(seen, ["a builds a", "b builds undefined", "c builds web", "file:///compose.yaml builds it as a"]);
});

test("a rule that throws costs itself and nothing else", () => {
  const project = projectOf({ Dockerfile: "FROM a\nUSER b\n" });
  const broken = ruleOf({
    stage: () => {
      throw new Error("a bug");
    },
    user: ({ name }, { report }) => report({ at: name.span, message: "never reached" }),
  });
  const sound = ruleOf({ user: ({ name }, { report }) => report({ at: name.span, message: "found" }) }, "sound");
  const { findings, crashes } = runRules(project, "file:///Dockerfile", broken, sound);
  assert.deepEqual(
    crashes.map((it) => [it.rule, String(it.error)]),
    [[broken, "Error: a bug"]],
  );
  assert.deepEqual(
    findings.map((it) => it.message),
    ["found"],
  );
});

test("one place that several services share is reported once", () => {
  const project = projectOf({ "compose.yaml": "x-base: &base\n  user: root\nservices:\n  a: *base\n  b:\n    <<: *base\n    image: c\n" });
  const probe = ruleOf({ user: ({ name, service }, { report }) => report({ at: name.span, message: `${service?.name.value}` }) });
  assert.deepEqual(
    runRules(project, "file:///compose.yaml", probe).findings.map((it) => it.message),
    ["a"],
  );
});

test("the same file is checked once, until it or what it depends on changes", () => {
  const project = projectOf({ "compose.yaml": "services:\n  a:\n    image: a:${TAG}\n", Dockerfile: "FROM a\n" });
  const uri = "file:///compose.yaml";
  const first = check(project, uri, settings);
  assert.equal(check(project, uri, { ...settings }), first);
  project.set("file:///elsewhere/Dockerfile", "FROM b\n");
  assert.equal(check(project, uri, settings), first);
  project.set("file:///.env", "TAG=1\n");
  const second = check(project, uri, settings);
  assert.notEqual(second.key, first.key);
  project.set("file:///.env", undefined);
  assert.equal(check(project, uri, settings).key, first.key);
  assert.notEqual(check(project, uri, { ...settings, preset: "all" }).key, first.key);
});

test("findings come in the order of the text", () => {
  const project = projectOf({ "compose.yaml": "version: '3'\nservices:\n  b:\n    image: b\n    privileged: true\n  a:\n    image: a\n" });
  const starts = check(project, "file:///compose.yaml", { ...settings, preset: "all" }).findings.map((it) => it.at.start);
  assert.ok(starts.length > 3);
  assert.deepEqual(
    starts,
    starts.toSorted((a, b) => a - b),
  );
});

test("a file that nobody has set has no findings", () => {
  assert.deepEqual(check(new Project(), "file:///Dockerfile", settings).findings, []);
});
