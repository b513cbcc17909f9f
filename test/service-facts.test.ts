import assert from "node:assert/strict";
import { test } from "node:test";
import { Project } from "../server/engine/project.ts";
import { factsOf } from "../server/engine/service-facts.ts";
import { variableAt } from "../server/engine/variable-origin.ts";
import { basename } from "../server/text/uri.ts";

/** A project in one folder; what nobody gives is absent. */
function projectOf(files: Readonly<Record<string, string>>): Project {
  const project = new Project();
  const all = Object.entries(files).map(([path, text]) => [`file:///app/${path}`, text] as const);
  for (const [uri, text] of all) project.set(uri, text);
  for (const [uri] of all) {
    for (let left = project.missing(uri); left.length > 0; left = project.missing(uri)) for (const it of left) project.set(it, undefined);
  }
  return project;
}

/** The facts of a service as lines, each place as `file:text`. */
function linesOf(project: Project, name: string, path = "compose.yaml"): string[] {
  const uri = `file:///app/${path}`;
  const model = project.get(uri)?.model;
  assert.ok(model?.kind === "compose");
  const service = model.services.find((it) => it.name.value === name)!;
  return factsOf(project, uri, service).facts.map(
    ({ about, parts }) =>
      `${about}: ${parts
        .map(({ text, place }) => {
          const written = place && project.get(place.uri)!.text!.slice(place.span.start, place.span.end).split("\n")[0];
          return place ? `${text} <${basename(place.uri)} ${written}>` : text;
        })
        .join("; ")}`,
  );
}

test("a service is told in a few lines, from all files that it is made of", () => {
  const project = projectOf({
    "compose.yaml": `services:
  web:
    build: .
    cap_drop: [ALL]
    cap_add: [net_bind_service]
    security_opt: ["no-new-privileges:true", "seccomp:unconfined"]
    read_only: true
    ports: ["127.0.0.1:9000:9000", "443"]
    volumes: ["./data:/data:ro", "cache:/cache"]
    secrets: [{ source: db, target: password }]
    deploy: { resources: { limits: { memory: 512m } } }
  db:
    image: postgres:17
    network_mode: host
    privileged: true
secrets: { db: { file: ./db.txt } }
volumes: { cache: }
`,
    "compose.override.yaml": "services:\n  web:\n    ports: [8443:443]\n",
    Dockerfile: "FROM node:22\nUSER node\n",
  });
  assert.deepEqual(linesOf(project, "web"), [
    "User: `node` by `USER` <Dockerfile node>",
    'Privileges: no capabilities but `NET_BIND_SERVICE` <compose.yaml [net_bind_service]>; setuid programs gain nothing <compose.yaml "no-new-privileges:true">; `seccomp:unconfined` <compose.yaml "seccomp:unconfined">',
    "Root file system: read-only <compose.yaml true>",
    'Host: `./data` at `/data`, read-only <compose.yaml "./data:/data:ro">',
    'Ports: `9000` on `127.0.0.1` to `9000/tcp` <compose.yaml "127.0.0.1:9000:9000">; a port that Docker chooses on every address to `443/tcp` <compose.yaml "443">; `8443` on every address to `443/tcp` <compose.override.yaml 8443:443>',
    "Secrets: `db` <compose.yaml { source: db, target: password }>",
    "Limits: memory `512m` <compose.yaml 512m>",
    "Written in:  <compose.yaml web>;  <compose.override.yaml web>",
  ]);
  assert.deepEqual(linesOf(project, "db"), [
    "User: `root`, which it leaves by itself, the default of `postgres:17` <compose.yaml postgres:17>",
    "Privileges: all capabilities and all devices, by `privileged` <compose.yaml true>",
    "Root file system: writable",
    "Host: its network <compose.yaml host>",
    "Ports: every port that it opens, in the host's network",
    "Limits: none",
  ]);
});

test("in a swarm a service has nothing of what docker stack ignores", () => {
  const project = projectOf({
    "docker-stack.yml": "services:\n  a:\n    image: acme/a\n    privileged: true\n    security_opt: [no-new-privileges:true]\n",
  });
  assert.match(linesOf(project, "a", "docker-stack.yml")[1]!, /^Privileges: Docker's usual capabilities; setuid programs can gain root$/);
});

test("services of broken and odd files are told, too", () => {
  for (const body of [
    "",
    " 5",
    " []",
    "\n    ports: 5\n    cap_add: {a: 1}\n    volumes: [[], {}]\n    user: []",
    "\n    image: '`'\n    extends: a\n",
  ])
    assert.ok(linesOf(projectOf({ "compose.yaml": `services:\n  b: {image: b}\n  a:${body}\n` }), "b").length > 0);
  const odd = projectOf({
    "compose.yaml":
      "services:\n  a:\n    extends: a\n    ports: 5\n    volumes: [[], {}]\n    cap_add: [[]]\n    user: []\n    image: 'a`b'\n",
  });
  assert.ok(linesOf(odd, "a").length > 0);
});

test("a variable is told with what sets it, and a secret without its value", () => {
  const text = "services:\n  a:\n    image: a:${TAG:-1} # ${TAG}\n    command: $$HOME ${TOKEN} ${A:-${B?x}} $TAG\n";
  const project = projectOf({ "compose.yaml": text, ".env": "TAG=0\nTAG=2\nTOKEN=abcdefgh12345678\n" });
  const at = (needle: string, from = 0) => variableAt(project, "file:///app/compose.yaml", text.indexOf(needle, from) + 1);
  assert.deepEqual([at("${TAG")?.set?.value, at("${TAG")?.operator, at("${TAG")?.word], ["2", ":-", "1"]);
  assert.equal(at("# ${TAG}")?.name, undefined, "a comment is no value");
  assert.equal(at("$$HOME"), undefined);
  assert.deepEqual([at("${TOKEN")?.set?.secret, at("${TOKEN")?.set?.value], [true, undefined]);
  assert.deepEqual([at("${A")?.name, at("${A")?.word], ["A", "${B?x}"]);
  assert.deepEqual([at("${B")?.name, at("${B")?.operator, at("${B")?.set], ["B", "?", undefined]);
  assert.equal(at("$TAG", text.indexOf("command"))?.name, "TAG");
});
