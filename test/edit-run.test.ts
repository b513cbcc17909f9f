import assert from "node:assert/strict";
import { test } from "node:test";
import { appendToRun, insertWords, removeCall, removeWords, replaceWord } from "../server/edit/run.ts";
import { packageCall } from "../server/judge/package-manager.ts";
import type { Command } from "../server/model/command.ts";
import type { Dockerfile } from "../server/model/dockerfile.ts";
import { parseDockerfile } from "../server/parse/dockerfile.ts";
import { applyEdits, type Edit } from "../server/text/edit.ts";

function read(run: string): { source: string; file: Dockerfile; command: Command } {
  const source = (run.includes("\r") ? "FROM debian:13\r\n" : "FROM debian:13\n") + run;
  const file = parseDockerfile(source);
  return { source, file, command: file.nodes.find((it) => it.kind === "command")! };
}

function apply(source: string, edits: Edit | readonly Edit[] | undefined): string | undefined {
  return edits && applyEdits(source, Array.isArray(edits) ? edits : [edits]).replace(/^FROM debian:13\r?\n/, "");
}

function appended(run: string): string | undefined {
  const { source, file, command } = read(run);
  return apply(source, appendToRun(source, file, command, "z"));
}

/** Removes the call of `x`. */
function removed(run: string): string | undefined {
  const { source, file, command } = read(run);
  return apply(source, removeCall(source, file, command, command.calls.find((it) => it.name === "x")!));
}

test("appends to a chain in the style of its lines", () => {
  const cases: Record<string, string | undefined> = {
    "RUN a": "RUN a && z",
    "RUN a && b\n": "RUN a && b && z\n",
    "RUN a \\\n    && b \\\n    && c\nCMD x": "RUN a \\\n    && b \\\n    && c \\\n    && z\nCMD x",
    "RUN a && \\\n  b && \\\n  c": "RUN a && \\\n  b && \\\n  c && \\\n  z",
    "RUN a && b \\\n    p1 \\\n    p2": "RUN a && b \\\n    p1 \\\n    p2 \\\n    && z",
    "RUN a && \\\n  b -y \\\n    p1 \\\n    p2": "RUN a && \\\n  b -y \\\n    p1 \\\n    p2 && \\\n  z",
    "RUN a \\\r\n && b\r\n": "RUN a \\\r\n && b \\\r\n && z\r\n",
    "RUN a \\\n# why\n && b": "RUN a \\\n# why\n && b \\\n && z",
    "RUN set -eux; \\\n\ta; \\\n\tb": "RUN set -eux; \\\n\ta; \\\n\tb; \\\n\tz",
    "RUN a; \\\n  b": "RUN a; \\\n  b \\\n  && z",
    "RUN set -e; a;": "RUN set -e; a; z",
    "RUN a;": undefined,
    "RUN if a; then b; fi": "RUN if a; then b; fi && z",
    "RUN bash -c 'a && b'": "RUN bash -c 'a && b' && z",
    "RUN a # b": undefined,
    "RUN a &": undefined,
    "RUN a && exit 0": undefined,
    'RUN ["a"]': undefined,
    "RUN <<EOF\na\n  b\nEOF\nRUN c": "RUN <<EOF\na\n  b\n  z\nEOF\nRUN c",
    "RUN cat <<EOF > f\na\nEOF": undefined,
  };
  for (const [run, expected] of Object.entries(cases)) assert.equal(appended(run), expected, run);
});

test("removes a call with the operator that joins it", () => {
  const cases: Record<string, string | undefined> = {
    "RUN x && b": "RUN b",
    "RUN a && x": "RUN a",
    "RUN a && x && b": "RUN a && b",
    "RUN a \\\n  && x \\\n  && b": "RUN a \\\n  && b",
    "RUN a && \\\n  x 1 2 && \\\n  b": "RUN a && \\\n  b",
    "RUN x && \\\n  b": "RUN b",
    "RUN if a; then \\\n  x; \\\n fi; b": undefined,
    "RUN if a; then b; else x; fi": undefined,
    "RUN <<E\nfor i in 1; do\n  x\ndone\nE": undefined,
    "RUN { x; }; b": undefined,
    "RUN a \\\n  # why\n  && x \\\n  && b": "RUN a \\\n  # why\n  && b",
    "RUN a; x; b": "RUN a; b",
    "RUN a; x": "RUN a",
    "RUN a || x && b": undefined,
    "RUN x || b": undefined,
    "RUN a && x | b": undefined,
    "RUN if x; then b; fi": undefined,
    "RUN if a; then x; fi": undefined,
    "RUN x": undefined,
    "RUN <<EOF\na\n  x\nb\nEOF": "RUN <<EOF\na\nb\nEOF",
    "RUN bash -c 'a && x'": undefined,
  };
  for (const [run, expected] of Object.entries(cases)) assert.equal(removed(run), expected, run);
});

test("inserts, replaces and removes words, in exec forms and strings too", () => {
  for (const [run, inserted, replaced, without] of [
    ["RUN g install -q c", "RUN g install -y -q c", "RUN g add -q c", "RUN g install c"],
    ['RUN ["g", "install", "-q"]', 'RUN ["g", "install", "-y", "-q"]', 'RUN ["g", "add", "-q"]', 'RUN ["g", "install"]'],
    ["RUN bash -c 'g install -q'", "RUN bash -c 'g install -y -q'", "RUN bash -c 'g add -q'", "RUN bash -c 'g install'"],
    ['RUN bash -c "g install -q \\"c\\""', undefined, undefined, undefined],
  ] as const) {
    const { source, command } = read(run);
    const call = command.calls.find((it) => it.name === "g")!;
    const verb = call.arguments[0]!;
    assert.equal(apply(source, insertWords(command, verb, "-y")), inserted, run);
    assert.equal(apply(source, replaceWord(command, verb, "add")), replaced, run);
    assert.equal(apply(source, removeWords(source, command, call, [call.arguments[1]!])), without, run);
  }
});

test("understands how package managers are called", () => {
  const cases: Record<string, readonly [string, string, string] | undefined> = {
    "apt-get -qq -o A::B=c install -t bookworm --no-install-recommends curl=1 $x": ["apt-get", "install", "curl=1 $x"],
    "sudo DEBIAN_FRONTEND=x /usr/bin/apt-get -yq update": ["apt-get", "update", ""],
    "apk --update add --virtual .deps gcc": ["apk", "install", "gcc"],
    "dnf -y module install nodejs:20": ["dnf", "install", "nodejs:20"],
    "python3 -m pip install -r r.txt x": ["pip", "install", "x"],
    "pip3.11 install -U x": ["pip", "install", "x"],
    "uv pip install --system x": ["uv", "install", "x"],
    yarn: ["yarn", "install", ""],
    "yarn --frozen-lockfile": ["yarn", "install", ""],
    "yarn build": ["yarn", "run", ""],
    "yarn cache clean": ["yarn", "clean", ""],
    "yarn global add x": ["yarn", "install", "x"],
    "npm i -g x@1": ["npm", "install", "x@1"],
    "pacman -Syu --noconfirm x": ["pacman", "install", "x"],
    "pacman -Syu": ["pacman", "upgrade", ""],
    "pacman -Scc": ["pacman", "clean", ""],
    "rpm -ivh x.rpm": ["rpm", "install", "x.rpm"],
    "apt-get $verb x": undefined,
    "make install": undefined,
  };
  for (const [run, expected] of Object.entries(cases)) {
    const found = packageCall(read(`RUN ${run}`).command.calls[0]!);
    const actual = found && [found.manager.name, found.verb, found.packages.map((it) => it.written).join(" ")];
    assert.deepEqual(actual, expected, run);
  }
});
