import assert from "node:assert/strict";
import { test } from "node:test";
import ajv from "ajv";
import { parse as parseYaml } from "yaml";
import { check } from "../server/engine/check.ts";
import { configFor } from "../server/engine/config.ts";
import { readConfigFile } from "../server/engine/config-file.ts";
import { Project } from "../server/engine/project.ts";
import type { Settings } from "../server/engine/settings.ts";
import { rules } from "../server/rules/index.ts";
import { configSchema } from "./generated.ts";

const settings: Settings = { today: "2026-11-25" };

function projectOf(files: Readonly<Record<string, string | undefined>>): Project {
  const project = new Project();
  for (const [path, text] of Object.entries(files)) project.set(`file:///${path}`, text);
  return project;
}

/** How loud a rule is for a file, given these configuration files. */
function severity(id: string, files: Readonly<Record<string, string>>, path = "a/b/Dockerfile", over: Partial<Settings> = {}): string {
  const { enabled } = configFor(projectOf(files), `file:///${path}`, { ...settings, ...over });
  return enabled.get(rules.find((it) => it.id === id)!)?.severity ?? "off";
}

/** The mistakes of a configuration file with what they point at. */
function mistakes(text: string): string[] {
  return readConfigFile(text).mistakes.map(({ at, message }) => `${text.slice(at.start, at.end)}: ${message}`);
}

test("the nearest file wins, and an empty one hides those above", () => {
  const files = { "seaworthy.yaml": "rules: { floating-tag: error }", "a/seaworthy.yaml": "rules: { floating-tag: info }" };
  assert.equal(severity("floating-tag", files), "info");
  assert.equal(severity("floating-tag", files, "x/Dockerfile"), "error");
  assert.equal(severity("floating-tag", { ...files, "a/b/seaworthy.yaml": "" }), "warning");
});

test("presets begin, rules and overrides follow, the command line is strongest", () => {
  assert.equal(severity("missing-digest", {}), "off");
  assert.equal(severity("missing-digest", { "seaworthy.yaml": "preset: strict" }), "info");
  assert.equal(severity("missing-digest", { "seaworthy.yaml": "preset: strict" }, "Dockerfile", { preset: "recommended" }), "off");
  assert.equal(severity("missing-digest", {}, "Dockerfile", { only: ["missing-digest"] }), "info");
  assert.equal(severity("floating-tag", {}, "Dockerfile", { only: ["missing-digest"] }), "off");
  assert.equal(severity("floating-tag", {}, "Dockerfile", { categories: ["privilege"] }), "off");
  const config = "rules: { floating-tag: error }\noverrides:\n  - files: ['*.dev', 'test/**']\n    rules: { floating-tag: off }\n";
  assert.equal(severity("floating-tag", { "seaworthy.yaml": config }), "error");
  assert.equal(severity("floating-tag", { "seaworthy.yaml": config }, "a/Dockerfile.dev"), "off");
  assert.equal(severity("floating-tag", { "seaworthy.yaml": config }, "test/deep/Dockerfile"), "off");
  assert.equal(severity("floating-tag", { "seaworthy.yaml": config }, "test/Dockerfile", { rules: { "floating-tag": "info" } }), "info");
  assert.equal(severity("floating-tag", { "seaworthy.yaml": config }, "Dockerfile", { ignoreConfig: true }), "warning");
  assert.equal(
    severity("floating-tag", { "seaworthy.yaml": config, "etc/other.yaml": "" }, "Dockerfile", { config: "file:///etc/other.yaml" }),
    "warning",
  );
});

test("cases that are off by default come with preset all, a severity for the rule, or its name at the command line", () => {
  const rule = rules.find((it) => it.severity !== "off")!;
  const whole = (text: string, over: Partial<Settings> = {}) =>
    configFor(projectOf({ "seaworthy.yaml": text }), "file:///Dockerfile", { ...settings, ...over }).enabled.get(rule)?.whole;
  const { id } = rule;
  assert.equal(whole(""), false);
  assert.equal(whole("preset: all\n"), true);
  assert.equal(whole(`rules:\n  ${id}: info\n`), true);
  assert.equal(whole("", { only: [id] }), true);
});

test("what is extended is weaker, in the order of the list", () => {
  const files = {
    "seaworthy.yaml": "extends: [base.yaml, shared/strict.yaml]\nrules: { root-user: info }",
    "base.yaml": "rules: { floating-tag: info, root-user: error }",
    "shared/strict.yaml": "extends: ../base.yaml\npreset: strict\nrules: { floating-tag: error }",
  };
  assert.equal(severity("floating-tag", files), "error");
  assert.equal(severity("root-user", files), "info");
  assert.equal(severity("missing-digest", files), "info");
  assert.deepEqual(configFor(projectOf(files), "file:///Dockerfile", settings).problems, []);
});

test("extending in a circle or what is not there is a mistake at the path", () => {
  const project = projectOf({
    "seaworthy.yaml": "extends: [a.yaml, gone.yaml]",
    "a.yaml": "extends: ./seaworthy.yaml\nrules: { floating-tag: off }",
    "gone.yaml": undefined,
  });
  const { problems, enabled } = configFor(project, "file:///Dockerfile", settings);
  assert.deepEqual(
    problems.map(({ uri, at, message }) => `${project.get(uri)!.text!.slice(at.start, at.end)}: ${message}`),
    [
      './seaworthy.yaml: "extends" leads in a circle: ./seaworthy.yaml extends this file.',
      'gone.yaml: "extends" names gone.yaml, which cannot be read.',
    ],
  );
  assert.ok(![...enabled.keys()].some((it) => it.id === "floating-tag"), "the rest still counts");
});

test("ignored files are not checked, as .gitignore would name them", () => {
  const files = { "seaworthy.yaml": "ignore:\n  - vendor/\n  - '*.old'\n  - '!keep.old'\n" };
  const ignored = (path: string) => {
    const project = projectOf({ ...files, [path]: "FROM debian\n" });
    const result = check(project, `file:///${path}`, settings);
    if (result.ignored) assert.deepEqual(result.findings, []);
    return result.ignored;
  };
  assert.equal(ignored("vendor/a/Dockerfile"), true);
  assert.equal(ignored("x/Dockerfile.old"), true);
  assert.equal(ignored("x/Dockerfile"), false);
});

test("globs meet paths as people write them, wherever the configuration lies", () => {
  const config =
    "rules: { floating-tag: error }\noverrides:\n  - files: ['**/ü b/*']\n    rules: { floating-tag: off }\nignore: ['vendor/']\n";
  const files = { "etc/config.yaml": config };
  const over = { config: "file:///etc/config.yaml" };
  assert.equal(severity("floating-tag", files, "srv/%C3%BC%20b/Dockerfile", over), "off");
  assert.equal(severity("floating-tag", files, "c%3A/%C3%BC%20b/Dockerfile", over), "off");
  const project = projectOf({ "seaworthy.yaml": config });
  // Nothing that an editor calls a file makes the check fail.
  for (const uri of ["file:////a/Dockerfile", "file:///c%3A/Dockerfile", "untitled:Untitled-1", "untitled:/srv/Dockerfile"])
    for (const config of [undefined, "file:///seaworthy.yaml"])
      assert.equal(configFor(project, uri, { ...settings, ...(config && { config }) }).ignored, false, uri);
});

test("options reach the rules, and only those that a rule has", () => {
  const rule = rules.find((it) => Array.isArray(Object.values(it.options ?? {})[0]?.default));
  if (!rule) return;
  const [name] = Object.keys(rule.options!);
  const project = projectOf({ "seaworthy.yaml": `rules:\n  ${rule.id}:\n    severity: error\n    ${name}: [x, y]\n` });
  assert.deepEqual(configFor(project, "file:///Dockerfile", settings).enabled.get(rule), {
    severity: "error",
    chosen: true,
    whole: true,
    codes: new Map(),
    options: { [name!]: ["x", "y"] },
  });
});

test("an option takes what its default is", () => {
  const options = (text: string) => [...readConfigFile(`rules:\n${text}`).rules.values()].map((it) => it.options);
  assert.deepEqual(options("  invalid-label-value: { formats: { a: url } }\n"), [{ formats: { a: "url" } }]);
  assert.deepEqual(mistakes("rules:\n  invalid-label-value: { formats: { a: urll } }\n"), [
    'urll: unknown kind of a in "formats" "urll". Did you mean "url"?',
  ]);
  assert.deepEqual(mistakes("rules:\n  invalid-label-value: { formats: [a] }\n"), ['a: "formats" is a mapping, not a list.']);
  assert.deepEqual(mistakes("rules:\n  empty-label: { labels: a }\n"), ['a: "labels" is a list of texts, not a single value.']);
});

test("a mistake names the key as written and what is near", () => {
  assert.deepEqual(mistakes("rules:\n  rootuser: off\n"), ['rootuser: unknown rule "rootuser". Did you mean "root-user"?']);
  assert.deepEqual(mistakes("rulez: {}\n"), ['rulez: unknown key "rulez". Did you mean "rules"?']);
  assert.deepEqual(mistakes("preset: hard\n"), ['hard: unknown preset "hard". Known: recommended, strict, all.']);
  assert.deepEqual(mistakes("rules:\n  root-user: warn\n"), ['warn: unknown severity "warn". Known: off, info, warning, error.']);
  assert.deepEqual(mistakes("rules: [root-user]\n"), ['root-user: "rules" is a mapping, not a list.']);
  assert.deepEqual(mistakes("ignore: vendor\n"), ['vendor: "ignore" is a list of texts, not a single value.']);
  assert.deepEqual(mistakes("overrides:\n  - rules: {}\n"), ['rules: an item of "overrides" has no "files".']);
  assert.deepEqual(mistakes("rules:\n  root-user: { level: off }\n"), ['level: unknown option of "root-user" "level". Known: severity.']);
  assert.deepEqual(mistakes("preset: all\npreset: strict\n"), ["preset: The key preset appears twice in the same mapping."]);
  assert.equal(mistakes("rules: [\n").length, 1);
  assert.deepEqual(mistakes(""), []);
});

test("mistakes come with the result of every file that the configuration is in force for, and the rest counts", () => {
  const project = projectOf({ "seaworthy.yaml": "rules:\n  rootuser: off\n  floating-tag: error\n", "a/Dockerfile": "FROM debian\n" });
  const { configProblems, findings } = check(project, "file:///a/Dockerfile", settings);
  assert.deepEqual(
    configProblems.map((it) => it.uri),
    ["file:///seaworthy.yaml"],
  );
  assert.equal(findings.find((it) => it.rule.id === "floating-tag")?.severity, "error");
});

test("the JSON schema and the reader agree on what is right", () => {
  const validate = new ajv.Ajv({ allowUnionTypes: true }).compile(configSchema(rules));
  const right = [
    "extends: a.yaml",
    "extends: [a.yaml]\npreset: all",
    "rules: { root-user: off, floating-tag: { severity: info } }",
    "overrides: [{ files: a, rules: { root-user: error } }]",
    "ignore: [a]",
    "{}",
  ];
  const wrong = [
    "rulez: {}",
    "preset: hard",
    "rules: { rootuser: off }",
    "rules: { root-user: loud }",
    "rules: { root-user: { severity: loud } }",
    "rules: { root-user: { level: [] } }",
    "overrides: [{ rules: {} }]",
    "overrides: {}",
    "ignore: a",
    "extends: {}",
    "[]",
  ];
  for (const text of right) assert.deepEqual([validate(parseYaml(text)), mistakes(text)], [true, []], text);
  for (const text of wrong) assert.deepEqual([validate(parseYaml(text)), mistakes(text).length > 0], [false, true], text);
});

test("a configuration file cut off anywhere is read", () => {
  const text =
    "extends: [a.yaml]\npreset: strict\nrules:\n  root-user: off\n  floating-tag: { severity: info }\noverrides:\n  - files: '*.dev'\n    rules: { root-user: error }\nignore:\n  - vendor/\n";
  for (let end = 0; end <= text.length; end++) readConfigFile(text.slice(0, end));
});
