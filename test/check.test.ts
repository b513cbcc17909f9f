import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { check, enable } from "../server/engine/check.ts";
import type { FileKind } from "../server/model/node.ts";
import { kindOf, parse } from "../server/parse/parse.ts";
import { rules } from "../server/rules/index.ts";

const dockerfile = `FROM localhost:5000/app AS Build
USER root
FROM build
FROM node:22@sha256:0000
USER "0":0
USER root
`;
const compose = `version: "3"
services:
  db:
    image: postgres:latest
    privileged: true
    user: "0:0"
  built:
    build: .
    image: app
`;

function found(kind: FileKind, text: string): string[] {
  const { findings, crashes } = check(parse(kind, text), enable(rules, false));
  assert.deepEqual(crashes, []);
  return findings.map(({ rule, at }) => `${rule.id}: ${text.slice(at.start, at.end)}`);
}

test("only what ships is blamed for its user, and stages are no images", () => {
  assert.deepEqual(found("dockerfile", dockerfile), ["floating-tag: localhost:5000/app", "root-user: root"]);
});

test("FROM is judged by what its variables mean, and left alone where they mean nothing known", () => {
  const text = 'ARG V=latest BASE="debian"\nARG NONE\nFROM node:$V AS a\nFROM ${BASE} AS b\nFROM $NONE AS c\nFROM x:${NONE:-1.${V:+2}}\nFROM ${STAGE:-a}\n';
  assert.deepEqual(found("dockerfile", text), ["floating-tag: node:$V", "floating-tag: ${BASE}"]);
});

test("a Compose file is judged by its values, and the name of a built image is no base", () => {
  assert.deepEqual(found("compose", compose), ["obsolete-version: version", "floating-tag: postgres:latest", "privileged-container: true", "root-user: 0:0"]);
});

test("what a service takes from its host is reported where it is written", () => {
  const text = "services:\n  a:\n    network_mode: host\n    pid: host\n    ipc: 'host'\n    cap_add: [NET_ADMIN, ALL]\n  b:\n    network_mode: service:a\n    cap_add: ALL\n";
  assert.deepEqual(found("compose", text), ["host-network: host", "host-pid: host", "host-ipc: host", "all-capabilities: ALL"]);
});

test("every rule is listed under its file's name, in order", () => {
  const files = readdirSync(new URL("../server/rules", import.meta.url)).map((name) => name.replace(/\.ts$/, "")).filter((name) => name !== "rule" && name !== "index").sort();
  assert.deepEqual(rules.map((rule) => rule.id), files);
});

test("a file cut off anywhere is still read", () => {
  for (const [kind, text] of [["dockerfile", dockerfile], ["compose", compose]] as const) {
    for (let end = 0; end <= text.length; end++) found(kind, text.slice(0, end));
  }
});

test("file names", () => {
  for (const name of ["Dockerfile", "a/Dockerfile.dev", "x.dockerfile", "Containerfile"]) assert.equal(kindOf(name), "dockerfile", name);
  for (const name of ["compose.yaml", "docker-compose.prod.yml", "docker-compose-prod.yml"]) assert.equal(kindOf(name), "compose", name);
  for (const name of ["Dockerfile.dockerignore", "config.yaml", "composer.json"]) assert.equal(kindOf(name), undefined, name);
});
