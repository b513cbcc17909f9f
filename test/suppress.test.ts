import assert from "node:assert/strict";
import { test } from "node:test";
import { check } from "../server/engine/check.ts";
import type { Finding } from "../server/engine/finding.ts";
import { Project } from "../server/engine/project.ts";
import type { Settings } from "../server/engine/settings.ts";
import { type SuppressionScope, suppress, suppressionAt } from "../server/engine/suppress.ts";
import type { FileKind } from "../server/model/node.ts";
import { parse } from "../server/parse/parse.ts";
import { applyEdits } from "../server/text/edit.ts";
import { caseFiles, realFiles } from "./harness/files.ts";

/** All rules but the one that is about comments that allow. */
const settings: Settings = { today: "2026-11-25", preset: "all", rules: { "inline-ignore-pragma": "off" } };

/** The rule ids of all findings, each with the line (from 1) that it is on. */
function found(name: string, text: string, only?: readonly string[]): string[] {
  const project = new Project();
  project.set(`file:///${name}`, text);
  return check(project, `file:///${name}`, only ? { ...settings, only } : settings).findings.map(
    ({ rule, at }) => `${rule.id} ${text.slice(0, at.start).split("\n").length}`,
  );
}

/** Those of one rule, and of the rules about comments. */
function foundOf(id: string, name: string, text: string): string[] {
  return found(name, text).filter((it) => [id, "unused-suppression", "unknown-suppression"].includes(it.split(" ")[0]!));
}

const tagless = "floating-tag";

test("a comment above an instruction allows it, whatever stands between and however it is continued", () => {
  assert.deepEqual(
    foundOf(tagless, "Dockerfile", "# seaworthy: allow floating-tag -- pinned by the mirror\n\n# another\nFROM \\\n  debian\n"),
    [],
  );
  assert.deepEqual(foundOf(tagless, "Dockerfile", "FROM \\\n  # seaworthy: allow floating-tag\n  debian\n"), []);
  assert.deepEqual(foundOf(tagless, "Dockerfile", "# seaworthy: allow floating-tag\nFROM debian AS a\nFROM debian\n"), ["floating-tag 3"]);
});

test("several comments and several rules add up", () => {
  assert.deepEqual(
    foundOf(
      tagless,
      "Dockerfile",
      "# seaworthy: allow root-user\n# seaworthy: allow deprecated-image, floating-tag\nFROM centos\nUSER root\n",
    ),
    ["unused-suppression 1"],
  );
  assert.deepEqual(foundOf(tagless, "Dockerfile", "#seaworthy:allow deprecated-image floating-tag\nFROM centos\n"), []);
});

test("a comment for the file may stand anywhere in it", () => {
  assert.deepEqual(foundOf(tagless, "Dockerfile", "FROM debian AS a\nFROM debian\n# seaworthy: allow-file floating-tag\n"), []);
  assert.deepEqual(
    foundOf(tagless, "compose.yaml", "services:\n  a:\n    image: b\n  c:\n    image: d # seaworthy: allow-file floating-tag\n"),
    [],
  );
});

test("in Compose a comment covers the entry on the next line, or on its own line", () => {
  assert.deepEqual(foundOf(tagless, "compose.yaml", "services:\n  a:\n    # seaworthy: allow floating-tag\n    image: b\n"), []);
  assert.deepEqual(foundOf(tagless, "compose.yaml", "services:\n  a:\n    image: b # seaworthy: allow floating-tag\n"), []);
  assert.deepEqual(foundOf(tagless, "compose.yaml", "services:\n  # seaworthy: allow floating-tag\n  a: { image: b }\n"), []);
  assert.deepEqual(foundOf(tagless, "compose.yaml", "services:\n  a: {\n    # seaworthy: allow floating-tag\n    image: b\n  }\n"), []);
  assert.deepEqual(foundOf(tagless, "compose.yaml", "services:\n  # seaworthy: allow floating-tag\n  a:\n    image: b\n"), [
    "unused-suppression 2",
    "floating-tag 4",
  ]);
  assert.deepEqual(
    foundOf(
      "dangerous-capability",
      "compose.yaml",
      "services:\n  a:\n    image: b:1\n    cap_add:\n      # seaworthy: allow dangerous-capability\n      - SYS_ADMIN\n      - SYS_PTRACE\n",
    ),
    ["dangerous-capability 7"],
  );
});

test("what is reached by an alias is allowed where it is written", () => {
  assert.deepEqual(
    foundOf(tagless, "compose.yaml", "x-base: &base\n  image: b # seaworthy: allow floating-tag\nservices:\n  a: *base\n"),
    [],
  );
});

test("hash signs in texts are no comments", () => {
  assert.deepEqual(foundOf(tagless, "compose.yaml", 'services:\n  a:\n    command: "# seaworthy: allow floating-tag"\n    image: b\n'), [
    "floating-tag 4",
  ]);
  assert.deepEqual(foundOf("root-user", "Dockerfile", "FROM debian:13.2\nCOPY <<E /x\n# seaworthy: allow root-user\nE\nUSER root\n"), [
    "root-user 5",
  ]);
});

test("a misspelt comment is never ignored in silence", () => {
  assert.deepEqual(
    foundOf(tagless, "Dockerfile", "# seaworthy: allow floating-tags\n# seaworthy: disable x\n# seaworthy:\nFROM debian:13.2\n"),
    ["unknown-suppression 1", "unknown-suppression 2", "unknown-suppression 3"],
  );
});

test("a comment is read whatever its case and without its colon, and names something", () => {
  assert.deepEqual(foundOf(tagless, "Dockerfile", "# Seaworthy: allow floating-tag\nFROM debian\n"), []);
  assert.deepEqual(foundOf(tagless, "Dockerfile", "# seaworthy allow floating-tag\nFROM debian\n"), []);
  assert.deepEqual(foundOf(tagless, "Dockerfile", "# seaworthy: allow -- why\nFROM debian:13.2\n"), ["unknown-suppression 1"]);
  assert.deepEqual(foundOf(tagless, "Dockerfile", "# seaworthy is what this image is\nFROM debian:13.2\n"), []);
});

test("rules that do not run are not called unused, and nothing is while a file cannot be read", () => {
  assert.deepEqual(found("Dockerfile", "# seaworthy: allow host-network\nFROM debian:13.2\n", ["unused-suppression", "floating-tag"]), []);
  assert.deepEqual(foundOf(tagless, "compose.yaml", "services:\n  # seaworthy: allow floating-tag\n  a: [\n"), []);
});

test("hadolint's comments reach as far as they do there", () => {
  const of = (text: string) => foundOf(tagless, "Dockerfile", text);
  assert.deepEqual(of("# hadolint ignore=DL3006,DL3007 # why\nFROM debian\n"), []);
  assert.deepEqual(of("  #hadolint ignore = DL3006 , SC2086\nFROM debian\n"), []);
  assert.deepEqual(of("# hadolint ignore=DL3006\n\nFROM debian\n"), ["floating-tag 3"]);
  assert.deepEqual(of("# hadolint ignore=DL3006\n# hadolint ignore=DL3008\nFROM debian\n"), ["floating-tag 3"]);
  assert.deepEqual(of("# hadolint ignore=DL3006 why\nFROM debian\n"), ["floating-tag 2"]);
  assert.deepEqual(of("# hadolint ignore=foo,DL3006\nFROM debian\n"), ["floating-tag 2"]);
  assert.deepEqual(of("# hadolint ignore=DL3007\nFROM debian\n"), ["floating-tag 2"]);
  assert.deepEqual(of("ARG TAG=latest\n# hadolint ignore=DL3007\nFROM debian:$TAG\n"), []);
  assert.deepEqual(of("# HADOLINT ignore=DL3006\nFROM debian\n"), ["floating-tag 2"]);
  assert.deepEqual(of("FROM debian AS a\nFROM debian\n# hadolint global ignore=DL3006\n"), []);
  assert.deepEqual(of("# hadolint stage ignore=DL3022\nFROM debian AS a\nCOPY --from=alpine /x /x\nFROM debian\n"), [
    "floating-tag 2",
    "floating-tag 4",
  ]);
});

test("BuildKit's comments reach as far as they do there", () => {
  const of = (text: string) => foundOf("duplicate-stage-name", "Dockerfile", text).length;
  const twice = "FROM debian:13 AS a\n";
  assert.equal(of(`${twice}${twice}`), 1);
  assert.equal(of(`# check=skip=DuplicateStageName\n${twice}${twice}`), 0);
  assert.equal(of(`# syntax=docker/dockerfile:1\n# check=skip=all;error=true\n${twice}${twice}`), 0);
  assert.equal(of(`# check=skip=Other,DuplicateStageName because\n${twice}${twice}`), 0);
  assert.equal(of(`# check=skip=Other, DuplicateStageName\n${twice}${twice}`), 1);
  assert.equal(of(`# check=skip=duplicatestagename\n${twice}${twice}`), 1);
  assert.equal(of(`${twice}# check=skip=DuplicateStageName\n\n# more\n${twice}`), 0);
  assert.equal(of(`${twice}# check=skip=DuplicateStageName;reason=x\n${twice}`), 1);
  assert.equal(of(`${twice}# check=skip=Other\n# check=skip=DuplicateStageName\n${twice}`), 1);
  assert.equal(of(`${twice}# check=skip=DuplicateStageName\n#\n${twice}`), 1);
  assert.equal(of(`\n# check=skip=DuplicateStageName\n${twice}${twice}`), 1);
  assert.equal(of(`# check=skip=DuplicateStageName;skip=Other\n${twice}${twice}`), 1);
  assert.equal(of(`# check=skip=all;skip=Other\n${twice}${twice}`), 0);
});

test("where the file says that BuildKit's checks fail the build, what they find is an error", () => {
  const of = (directive: string, rules: Settings["rules"] = {}) => {
    const project = new Project();
    project.set("file:///Dockerfile", `${directive}\nFROM debian as a\nWORKDIR srv\n`);
    return check(project, "file:///Dockerfile", { today: "2026-11-25", rules }).findings.map((it) => `${it.rule.id} ${it.severity}`);
  };
  const mild = ["floating-tag warning", "from-as-casing info", "relative-workdir info"];
  const grave = ["floating-tag warning", "from-as-casing error", "relative-workdir error"];
  const only = (ids: readonly string[], directive: string, rules?: Settings["rules"]) =>
    of(directive, rules).filter((it) => ids.some((id) => it.startsWith(`${id.split(" ")[0]} `)));
  assert.deepEqual(only(mild, "# check=error=false"), mild);
  assert.deepEqual(only(mild, "# check=error=true"), grave);
  assert.deepEqual(only(mild, "# check=skip=FromAsCasing;error=1"), [grave[0], grave[2]]);
  assert.deepEqual(only(mild, "# check=error=true", { "from-as-casing": "warning" }), [grave[0], "from-as-casing warning", grave[2]]);
});

/** The file after the finding of a rule has been allowed; the finding is gone and nothing else has changed. */
function allowed(name: string, text: string, id: string, scope: SuppressionScope): string | undefined {
  const project = new Project();
  const uri = `file:///${name}`;
  project.set(uri, text);
  const before = check(project, uri, settings).findings;
  const finding = before.find((it) => it.rule.id === id);
  assert.ok(finding, `${id} is not found in ${text}`);
  const suppression = suppress(project, uri, finding, scope);
  if (!suppression) return undefined;
  const result = applyEdits(text, suppression.edits);
  project.set(uri, result);
  const after = check(project, uri, settings).findings;
  assert.ok(scope === "file" ? !after.some((it) => it.rule.id === id) : after.length < before.length, `${result} allows nothing`);
  assert.deepEqual(
    after.filter((it) => /-suppression$/.test(it.rule.id)).map((it) => it.message),
    [],
  );
  assert.equal(parse(project.get(uri)!.kind!, result).problems.length, 0);
  return result;
}

test("a line is allowed above it, with its indentation and line end", () => {
  assert.equal(allowed("Dockerfile", "FROM debian\n", tagless, "line"), "# seaworthy: allow floating-tag\nFROM debian\n");
  assert.equal(
    allowed("Dockerfile", "# syntax=docker/dockerfile:1\r\nFROM debian\r\n", tagless, "line"),
    "# syntax=docker/dockerfile:1\r\n# seaworthy: allow floating-tag\r\nFROM debian\r\n",
  );
  assert.equal(
    allowed("compose.yaml", "services:\n  a:\n    image: b\n", tagless, "line"),
    "services:\n  a:\n    # seaworthy: allow floating-tag\n    image: b\n",
  );
  assert.equal(
    allowed("compose.yaml", "services:\n  a: {\n    image: b\n  }\n", tagless, "line"),
    "services:\n  # seaworthy: allow floating-tag\n  a: {\n    image: b\n  }\n",
  );
  assert.equal(
    allowed("compose.yaml", "services: { a: { image: b } }\n", tagless, "line"),
    "# seaworthy: allow floating-tag\nservices: { a: { image: b } }\n",
  );
  assert.equal(allowed("compose.yaml", "{ services: { a: { image: b } } }\n", tagless, "line"), undefined);
});

test("a comment of another tool keeps its place on the line above", () => {
  assert.equal(
    allowed("Dockerfile", "# hadolint ignore=DL3008\nFROM debian\n", tagless, "line"),
    "# seaworthy: allow floating-tag\n# hadolint ignore=DL3008\nFROM debian\n",
  );
});

test("a rule joins those that are allowed already", () => {
  assert.equal(
    allowed("Dockerfile", "# seaworthy: allow deprecated-image -- why\nFROM centos\n", tagless, "line"),
    "# seaworthy: allow deprecated-image, floating-tag -- why\nFROM centos\n",
  );
  assert.equal(
    allowed("compose.yaml", "services:\n  a:\n    image: centos # seaworthy: allow deprecated-image\n", tagless, "line"),
    "services:\n  a:\n    image: centos # seaworthy: allow deprecated-image, floating-tag\n",
  );
  assert.equal(
    allowed("Dockerfile", "# seaworthy: allow-file deprecated-image\nFROM centos\n", tagless, "file"),
    "# seaworthy: allow-file deprecated-image, floating-tag\nFROM centos\n",
  );
});

test("a file is allowed at its top, below what must come first", () => {
  assert.equal(
    allowed("compose.yaml", "services:\n  a:\n    image: b\n", tagless, "file"),
    "# seaworthy: allow-file floating-tag\nservices:\n  a:\n    image: b\n",
  );
  assert.equal(allowed("Dockerfile", "FROM debian\n", tagless, "file"), "# seaworthy: allow-file floating-tag\nFROM debian\n");
  assert.equal(
    allowed("Dockerfile", "# syntax=docker/dockerfile:1\n# check=error=true\nFROM debian\n", tagless, "file"),
    "# syntax=docker/dockerfile:1\n# check=error=true\n# seaworthy: allow-file floating-tag\nFROM debian\n",
  );
  assert.equal(
    allowed("Dockerfile", "#!/usr/bin/env docker\nFROM debian\n", tagless, "file"),
    "#!/usr/bin/env docker\n# seaworthy: allow-file floating-tag\nFROM debian\n",
  );
});

test("a rule is switched off in the configuration, comments and order kept", () => {
  const configured = (config: string | undefined): string => {
    const project = new Project();
    project.set("file:///app/Dockerfile", "FROM debian\n");
    project.set("file:///app/seaworthy.yaml", config);
    const finding = check(project, "file:///app/Dockerfile", settings).findings.find((it) => it.rule.id === tagless)!;
    const { edits, title } = suppress(project, "file:///app/Dockerfile", finding, "config", "file:///app")!;
    assert.equal(title, "Allow floating-tag in seaworthy.yaml");
    assert.deepEqual(
      edits.map((it) => it.uri),
      ["file:///app/seaworthy.yaml"],
    );
    const result = applyEdits(config ?? "", edits);
    project.set("file:///app/seaworthy.yaml", result);
    const after = check(project, "file:///app/Dockerfile", settings);
    assert.deepEqual(after.configProblems, []);
    assert.ok(!after.findings.some((it) => it.rule.id === tagless));
    return result;
  };
  assert.equal(configured(undefined), "rules:\n  floating-tag: off\n");
  assert.equal(configured("# ours\n"), "# ours\nrules:\n  floating-tag: off\n");
  assert.equal(configured("preset: strict\n"), "preset: strict\nrules:\n  floating-tag: off\n");
  assert.equal(configured("rules:\n  root-user: info # later\n"), "rules:\n  root-user: info # later\n  floating-tag: off\n");
  assert.equal(configured("rules:\r\n  floating-tag: error\r\n"), "rules:\r\n  floating-tag: off\r\n");
  assert.equal(configured("rules: { floating-tag: { severity: info } }\n"), "rules: { floating-tag: { severity: off } }\n");
});

test("a comment can be asked what it allows", () => {
  const project = new Project();
  const text = "# seaworthy: allow root-user, floating-tag -- why\nFROM debian\n";
  project.set("file:///Dockerfile", text);
  const file = project.get("file:///Dockerfile")!;
  const at = (word: string) => suppressionAt(file, text.indexOf(word))?.rules.map((it) => it.id);
  assert.deepEqual(at("floating-tag"), ["floating-tag"]);
  assert.deepEqual(at("seaworthy"), ["floating-tag", "root-user"]);
  assert.equal(at("FROM"), undefined);
});

test("every finding can be allowed on its line or in its file, and nothing else changes", () => {
  // A few findings of a rule tell as much as all of them, and one real file in twenty as much as all others.
  const tried = new Map<string, number>();
  for (const { name, kind, text } of [...caseFiles(), ...(realFiles() ?? []).filter((_, index) => index % 20 === 0)]) {
    const before = checkAlone(kind, text);
    const firsts = before.findings.filter((it, index) => before.findings.findIndex(({ rule }) => rule === it.rule) === index);
    for (const finding of firsts) {
      const times = tried.get(`${kind} ${finding.rule.id}`) ?? 0;
      if (times >= 8) continue;
      tried.set(`${kind} ${finding.rule.id}`, times + 1);
      for (const scope of ["line", "file"] as const) {
        const suppression = suppress(before.project, uri, finding, scope);
        if (!suppression) continue;
        const after = new Set(checkAlone(kind, applyEdits(text, suppression.edits)).findings.map(describe));
        // A line more changes the layout.
        const kept = before.findings.filter((it) => it.rule !== finding.rule && it.rule.category !== "style").map(describe);
        assert.deepEqual(
          [
            kept.filter((it) => !after.has(it)),
            after.has(describe(finding)) && before.findings.filter((it) => describe(it) === describe(finding)).length === 1,
          ],
          [[], false],
          `${name}: ${describe(finding)} allowed with ${scope}`,
        );
        assert.ok(after.size <= before.findings.length, `${name}: ${describe(finding)} allowed with ${scope} brings a finding`);
      }
    }
  }
});

const uri = "file:///x";

function checkAlone(kind: FileKind, text: string) {
  const project = new Project();
  project.set(uri, text, kind);
  return { project, findings: check(project, uri, settings).findings };
}

function describe({ rule, message }: Finding): string {
  return `${rule.id}: ${message}`;
}
