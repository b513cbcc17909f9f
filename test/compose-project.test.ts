import assert from "node:assert/strict";
import { test } from "node:test";
import { composeProjectOf } from "../server/engine/compose-project.ts";
import { Project } from "../server/engine/project.ts";
import type { ComposeProject } from "../server/model/compose-project.ts";
import type { Value } from "../server/model/value.ts";

/** The project of a file beside others, of which all that are asked for and not given are absent. */
function compose(files: Readonly<Record<string, string>>, name = Object.keys(files)[0]!): { project: ComposeProject; files: Project } {
  const known = new Project();
  for (const [path, text] of Object.entries(files)) known.set(uriOf(path), text);
  for (let missing = known.missing(uriOf(name)); missing.length > 0; missing = known.missing(uriOf(name)))
    for (const it of missing) known.set(it, undefined);
  return { project: composeProjectOf(known, uriOf(name)), files: known };
}

function uriOf(path: string): string {
  return `file:///p/${path}`;
}

/** A value as JSON would have it. */
function plain(value: Value | undefined): unknown {
  if (value?.kind === "list") return value.items.map(plain);
  if (value?.kind === "mapping") return Object.fromEntries(value.entries.map((it) => [it.key.text, plain(it.value)]));
  return value?.value;
}

function services(project: ComposeProject): unknown {
  return Object.fromEntries([...project.services].map(([name, it]) => [name, plain(it.body)]));
}

test("a single file is its own project", () => {
  const { project } = compose({ "compose.yaml": "services:\n  web:\n    image: a\n  none:\nnetworks:\n  front:\n" });
  assert.deepEqual(services(project), { web: { image: "a" }, none: {} });
  assert.deepEqual([...project.networks.keys()], ["front"]);
  assert.ok(project.complete);
  assert.deepEqual(project.uris, [uriOf("compose.yaml")]);
});

test("an override lies over the file of the default name", () => {
  const base =
    "services:\n  web:\n    image: a\n    command: [x]\n    environment: {A: 1, B: 2}\n    ports: ['80:80']\n    build: .\n    depends_on: [db]\n  db: {image: b}\n";
  const over =
    "services:\n  web:\n    image: c\n    command: y\n    environment: [B=3]\n    ports: ['0.0.0.0:80:80', '81:81']\n    build: {target: t}\n    depends_on: {db: {condition: service_healthy}}\n    cap_add: [X]\n";
  const { project } = compose({ "compose.yaml": base, "docker-compose.override.yml": over });
  assert.deepEqual(services(project), {
    web: {
      image: "c",
      command: "y",
      environment: { A: 1, B: "3" },
      ports: ["0.0.0.0:80:80", "81:81"],
      build: { context: ".", target: "t" },
      depends_on: { db: { condition: "service_healthy", required: true } },
      cap_add: ["X"],
    },
    db: { image: "b" },
  });
  const web = project.services.get("web")!;
  assert.deepEqual(
    web.body.entries.map((it) => project.originOf(it.value).slice("file:///p/".length)),
    [
      "docker-compose.override.yml",
      "docker-compose.override.yml",
      "compose.yaml",
      "compose.yaml",
      "compose.yaml",
      "compose.yaml",
      "docker-compose.override.yml",
    ],
  );
  assert.deepEqual(
    web.places.map((it) => it.uri),
    [uriOf("compose.yaml"), uriOf("docker-compose.override.yml")],
  );
});

test("services extend others of the same file, along chains, and not in circles", () => {
  const { project } = compose({
    "compose.yaml":
      "services:\n  a: {extends: b, image: x, cap_add: [A]}\n  b: {extends: {service: c}, user: u}\n  c: {image: y, cap_add: [C]}\n  d: {extends: e}\n  e: {extends: d}\n  f: {extends: nobody}\n",
  });
  assert.deepEqual(services(project), {
    a: { image: "x", cap_add: ["C", "A"], user: "u" },
    b: { image: "y", cap_add: ["C"], user: "u" },
    c: { image: "y", cap_add: ["C"] },
    d: {},
    e: {},
    f: {},
  });
  assert.ok(project.complete);
  assert.deepEqual(
    [...project.services.values()].map((it) => it.complete),
    [true, true, true, false, false, false],
  );
  assert.deepEqual(
    project.problems.map(({ code, names }) => [code, ...names]),
    [
      ["extends-cycle", "d", "e", "d"],
      ["unknown-extended-service", "f", "nobody"],
    ],
  );
});
