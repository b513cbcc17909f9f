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

test("tags take away what another file says", () => {
  const { project } = compose({
    "compose.yaml": "services:\n  web: {image: a, ports: ['80:80'], environment: {A: 1, B: 2}, command: x}\n  old: {image: b}\n",
    "compose.override.yaml":
      "services:\n  web: {ports: !override ['81:81'], environment: {A: !reset null}, command: !reset null}\n  old: !reset null\n",
  });
  assert.deepEqual(services(project), { web: { image: "a", ports: ["81:81"], environment: { B: 2 } } });
});

test("documents of one file lie over each other", () => {
  const { project } = compose({ "compose.yaml": "services: {a: {image: x}}\n---\nservices: {a: {user: y}, b: {image: z}}\n" });
  assert.deepEqual(services(project), { a: { image: "x", user: "y" }, b: { image: "z" } });
});

test("services extend others of other files, whose paths lead from there", () => {
  const { project } = compose({
    "compose.yaml": "services: {web: {extends: {file: a/base.yaml, service: web}, image: x}}\n",
    "a/base.yaml": "services: {web: {extends: {file: ../b/more.yaml, service: job}, build: ./here}}\n",
    "b/more.yaml": "services: {job: {env_file: job.env, user: u}}\n",
  });
  assert.deepEqual(services(project), { web: { env_file: "job.env", user: "u", build: "./here", image: "x" } });
  const { body, complete, extended } = project.services.get("web")!;
  assert.ok(complete);
  assert.deepEqual(
    body.entries.map((it) => project.folderOf(it.value)),
    ["file:///p/b", "file:///p/b", "file:///p/a", "file:///p"],
  );
  assert.deepEqual(
    extended.map((it) => it.uri),
    [uriOf("a/base.yaml"), uriOf("b/more.yaml")],
  );
});

test("what is included lies below, with its own folder and variables, and belongs to the project that includes it", () => {
  const files = {
    "compose.yaml":
      "include:\n  - db/compose.yaml\n  - {path: [x/one.yaml, x/two.yaml], project_directory: x/y, env_file: x.env}\nservices: {web: {image: a}, db: {user: me}}\n",
    "db/compose.yaml": "services: {db: {image: 'postgres:${TAG}', networks: [back]}}\nnetworks: {back: }\n",
    "db/.env": "TAG=18\n",
    "x/one.yaml": "services: {x: {image: '$A', build: .}}\n",
    "x/two.yaml": "services: {x: {user: '$TAG'}}\n",
    "x.env": "A=b\nTAG=1\n",
    ".env": "TAG=17\n",
  };
  const { project } = compose(files);
  const { ".env": _, ...without } = files;
  assert.deepEqual(services(project), {
    web: { image: "a" },
    db: { image: "postgres:17", networks: ["back"], user: "me" },
    x: { image: "b", build: ".", user: "17" },
  });
  assert.deepEqual(plain(compose(without).project.services.get("db")!.body), { image: "postgres:18", networks: ["back"], user: "me" });
  assert.equal(project.folderOf(project.services.get("x")!.body.entries[1]!.value), "file:///p/x/y");
  assert.ok(project.complete && project.networks.has("back"));
  assert.deepEqual([...compose(files, "db/compose.yaml").project.services.keys()], ["web", "db", "x"]);
  assert.deepEqual([...compose(files, "x/two.yaml").project.services.keys()], ["web", "db", "x"]);
});

test("the files that .env names are the project, in their order", () => {
  const files = {
    ".env": "COMPOSE_FILE=b.yaml;a.yaml\nCOMPOSE_PATH_SEPARATOR=;\nCOMPOSE_PROFILES=p,q\n",
    "a.yaml": "services: {s: {image: a, profiles: [p]}, t: {image: c, profiles: [r]}}\n",
    "b.yaml": "services: {s: {image: b}}\n",
    "compose.yaml": "services: {other: {image: c}}\n",
  };
  const { project } = compose(files, "a.yaml");
  assert.deepEqual(project.uris, [uriOf("b.yaml"), uriOf("a.yaml")]);
  assert.deepEqual(plain(project.services.get("s")!.body), { image: "a", profiles: ["p"] });
  assert.deepEqual(
    [...project.services.values()].map((it) => it.enabled),
    [true, false],
  );
  assert.deepEqual([...compose(files, "compose.yaml").project.services.keys()], ["other"]);
});

test("what cannot be seen leaves a project incomplete", () => {
  const complete = (files: Readonly<Record<string, string>>, name?: string) => compose(files, name).project.complete;
  const web = "services: {web: {image: a}}\n";
  assert.ok(complete({ "docker-compose.yml": web }));
  assert.ok(complete({ "compose.dev.yaml": web }));
  for (const address of [
    "https://example.org/compose.yaml",
    "git@example.org:a/b.git",
    "oci://example.org/a",
    "$${UNKNOWN}/a.yaml",
    "${UNKNOWN}",
  ])
    assert.ok(!complete({ "compose.yaml": `include: ['${address}']\n${web}` }), address);
  assert.ok(!complete({ "compose.yaml": `include: [a.yaml]\n${web}` }));
  assert.ok(!complete({ "compose.yaml": `include: [a.yaml]\n${web}`, "a.yaml": "services: {a: [\n" }));
  assert.ok(!complete({ "compose.override.yaml": web }));
  assert.ok(!complete({ "compose.prod.yaml": web, "compose.yaml": web }));
  assert.ok(!complete({ "base.yaml": web, "compose.yaml": "services: {a: {extends: {file: base.yaml, service: web}}}\n" }));
  const known = new Project();
  known.set(uriOf("compose.yaml"), `include: [a.yaml]\n${web}`);
  known.setUnreadable(uriOf("a.yaml"));
  const project = composeProjectOf(known, uriOf("compose.yaml"));
  assert.ok(!project.complete && project.problems.length === 0);
});

test("a change in one file of a project affects the others", () => {
  const { files } = compose({
    "compose.yaml": "include: [sub/one.yaml]\nservices: {web: {image: a, extends: {file: base.yaml, service: b}}}\n",
    "compose.override.yaml": "services: {web: {user: b}}\n",
    "sub/one.yaml": "services: {one: {image: a}}\n",
    "base.yaml": "services: {b: {image: c}}\n",
  });
  for (const name of ["compose.override.yaml", "sub/one.yaml", "base.yaml"]) {
    for (let missing = files.missing(uriOf(name)); missing.length > 0; missing = files.missing(uriOf(name)))
      for (const it of missing) files.set(it, undefined);
    assert.ok(files.affectedBy(uriOf(name)).includes(uriOf("compose.yaml")), name);
    assert.ok(files.affectedBy(uriOf("compose.yaml")).includes(uriOf(name)), name);
  }
  const before = composeProjectOf(files, uriOf("compose.yaml"));
  assert.equal(composeProjectOf(files, uriOf("compose.yaml")), before);
  files.set(uriOf("compose.override.yaml"), "services: {web: {user: c}}\n");
  assert.deepEqual(plain(composeProjectOf(files, uriOf("compose.yaml")).services.get("web")!.body), { image: "a", user: "c" });
});

test("circles, fans, chains and bombs over files end", () => {
  const many = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));
  const problems = (files: Readonly<Record<string, string>>) => compose(files).project.problems.map((it) => it.code);
  assert.deepEqual(problems({ "compose.yaml": "include: [compose.yaml]\n" }), ["include-cycle"]);
  assert.deepEqual(problems({ "compose.yaml": "include: [a.yaml]\n", "a.yaml": "include: [compose.yaml]\n" }), ["include-cycle"]);
  assert.deepEqual(problems({ "compose.yaml": "services: {a: {extends: {file: compose.yaml, service: a}}}\n" }), ["extends-cycle"]);
  assert.deepEqual(
    problems({
      "compose.yaml": "services: {a: {extends: {file: b.yaml, service: b}}}\n",
      "b.yaml": "services: {b: {extends: {file: compose.yaml, service: a}}}\n",
    }),
    ["extends-cycle"],
  );
  const name = (i: number) => (i === 0 ? "compose.yaml" : `f${i}.yaml`);
  const fan = many(40, (i) => [
    name(i),
    `include: [${name(i + 1)}, {path: [${name(i + 1)}, ${name(i + 1)}]}]\nservices: {s${i}: {image: a}}\n`,
  ]);
  assert.equal(compose({ ...Object.fromEntries(fan), [name(40)]: "services: {z: {image: a}}\n" }).project.services.size, 41);
  const web = many(30, (i) => [name(i), `include: [${[1, 2, 7].map((it) => name((i + it) % 30))}]\nservices: {s${i}: {image: a}}\n`]);
  assert.ok(!compose(Object.fromEntries(web)).project.complete);
  const chain = many(600, (i) => `  s${i}: {extends: s${i + 1}, environment: {V${i}: 1}}\n`);
  for (const lines of [chain, chain.toReversed()])
    assert.equal(compose({ "compose.yaml": `services:\n${lines.join("")}  s600: {image: a}\n` }).project.services.size, 601);
  const wide = `  b: {image: a, environment: {${many(1500, (i) => `A${i}: 1`)}}}\n`;
  const bomb = compose({
    "compose.yaml": `services:\n${wide}${many(1500, (i) => `  s${i}: {extends: b, environment: {X: 1}}\n`).join("")}`,
  });
  assert.ok(!bomb.project.complete);
});
