import assert from "node:assert/strict";
import { test } from "node:test";
import { check } from "../server/engine/check.ts";
import { readHadolintFile } from "../server/engine/hadolint-file.ts";
import { Project } from "../server/engine/project.ts";
import type { Settings } from "../server/engine/settings.ts";

const dockerfile = "FROM debian\nUSER root\n";

/** The findings of `app/Dockerfile` with their severities, given these files beside and above it. */
function found(files: Readonly<Record<string, string>>, text = dockerfile, over: Partial<Settings> = {}): Readonly<Record<string, string>> {
  const project = new Project();
  for (const [path, content] of Object.entries({ "app/Dockerfile": text, ...files })) project.set(`file:///${path}`, content);
  const { findings, configProblems } = check(project, "file:///app/Dockerfile", { today: "2026-11-25", ...over });
  assert.deepEqual(configProblems, []);
  return Object.fromEntries(findings.map((it) => [it.rule.id, it.severity]));
}

test("is looked for beside a Dockerfile and above it", () => {
  const project = new Project();
  project.set("file:///app/Dockerfile", dockerfile);
  assert.ok(project.missing("file:///app/Dockerfile").includes("file:///.hadolint.yml"));
  assert.equal(found({ ".hadolint.yml": "ignored: [DL3006]\n" })["floating-tag"], undefined);
  assert.equal(found({ "app/.hadolint.yaml": "", ".hadolint.yml": "ignored: [DL3006]\n" })["floating-tag"], "warning");
  assert.equal(found({ ".hadolint.yml": "ignored: [DL3006]\n" }, dockerfile, { ignoreConfig: true })["floating-tag"], "warning");
});

test("speaks of single cases, as its codes do", () => {
  const files = { ".hadolint.yaml": "ignored: [DL3006]\noverride: { error: [DL3007], style: [DL3002] }\n" };
  assert.deepEqual(found(files)["floating-tag"], undefined);
  assert.equal(found(files, "FROM debian:latest\n")["floating-tag"], "error");
  assert.equal(found(files)["root-user"], "info");
});

test("speaks of what hadolint overlooks, too", () => {
  const text = "ARG TAG=latest\nFROM debian:$TAG\n";
  assert.equal(found({}, text)["floating-tag"], "warning");
  assert.equal(found({ ".hadolint.yaml": "ignored: [DL3007]\n" }, text)["floating-tag"], undefined);
});

test("takes the gravest of several severities", () => {
  assert.equal(found({ ".hadolint.yaml": "override: { error: [DL3002], style: [DL3002] }\n" })["root-user"], "error");
});

test("switches rules on that are off, for what it names only", () => {
  assert.equal(
    found({ ".hadolint.yaml": "override: { warning: [DL3048] }\n" }, "FROM debian:12\nLABEL A=b\n")["invalid-label-key"],
    "warning",
  );
  assert.equal(found({}, "FROM debian:12\nLABEL A=b\n")["invalid-label-key"], undefined);
});

test("is weaker than what is said to us", () => {
  const files = { ".hadolint.yaml": "ignored: [DL3006]\ntrustedRegistries: [ghcr.io]\n" };
  assert.equal(found(files)["untrusted-registry"], "error");
  assert.equal(found({ ...files, "seaworthy.yaml": "rules: { floating-tag: info }\n" })["floating-tag"], "info");
  assert.equal(found(files, dockerfile, { rules: { "floating-tag": "error" } })["floating-tag"], "error");
  const trusting = "rules:\n  untrusted-registry: { registries: [docker.io] }\n";
  assert.equal(found({ ...files, "seaworthy.yaml": trusting })["untrusted-registry"], undefined);
});

test("has a schema for labels", () => {
  const files = { ".hadolint.yaml": "label-schema: { version: semver, vendor: text, url: url }\nstrict-labels: true\n" };
  const rules = Object.keys(found(files, 'FROM debian:12\nLABEL version=1 vendor="" other=x\n')).filter((it) => it.includes("label"));
  assert.deepEqual(rules.sort(), ["empty-label", "invalid-label-value", "missing-required-label", "superfluous-label"]);
});

test("can take the meaning of hadolint's comments away", () => {
  const text = "# hadolint ignore=DL3006\nFROM debian\n";
  assert.equal(found({}, text)["floating-tag"], undefined);
  assert.equal(found({ ".hadolint.yaml": "disable-ignore-pragma: true\n" }, text)["floating-tag"], "warning");
});

test("has mistakes, not exceptions", () => {
  const mistakes = (text: string) =>
    readHadolintFile(text).mistakes.map(({ at, message }) => `${text.slice(at.start, at.end)}: ${message}`);
  assert.deepEqual(mistakes("ignore: [DL3006]\n"), ['ignore: unknown key "ignore". Did you mean "ignored"?']);
  assert.deepEqual(mistakes("ignored: [DL306]\n"), ['DL306: "ignored" has DL306, which is no code of hadolint or ShellCheck.']);
  assert.deepEqual(mistakes("override: { fatal: [DL3006] }\n"), ['fatal: unknown severity "fatal". Known: error, warning, info, style.']);
  assert.deepEqual(mistakes("label-schema: { a: uri }\n"), ['uri: unknown kind of label a "uri". Did you mean "url"?']);
  assert.deepEqual(mistakes("strict-labels: yes\n"), ['yes: "strict-labels" is true or false, not a single value.']);
  assert.deepEqual(mistakes("failure-threshold: error\nno-fail: true\n"), []);
  const text = "ignored: [DL3006]\noverride:\n  error: [SC2086]\ntrustedRegistries: ['*']\nlabel-schema:\n  a: url\nstrict-labels: true\n";
  for (let end = 0; end <= text.length; end++) readHadolintFile(text.slice(0, end));
});
