import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import type { Compose, Service } from "../server/model/compose.ts";
import type { Node, NodeOf } from "../server/model/node.ts";
import type { Substituted } from "../server/model/substituted.ts";
import { parseCompose } from "../server/parse/compose.ts";
import { looksLikeCompose } from "../server/parse/compose-sniff.ts";
import type { Span } from "../server/text/span.ts";

/** A file with one service, `web`, whose body is given by its lines. */
function service(...lines: string[]): { text: string; file: Compose; web: Service } {
  const text = `services:\n  web:\n${lines.map((it) => `    ${it.replaceAll("\n", "\n    ")}\n`).join("")}`;
  const file = parseCompose(text, "compose.yaml");
  assert.deepEqual(file.problems, []);
  return { text, file, web: file.services[0]! };
}

function show(text: string, part: Substituted | undefined): string | undefined {
  if (!part) return undefined;
  const written = text.slice(part.span.start, part.span.end);
  return written === part.meaning ? written : `${written} = ${part.meaning}`;
}

function all<K extends Node["kind"]>(file: Compose, kind: K): NodeOf<K>[] {
  return file.nodes.filter((it): it is NodeOf<K> => it.kind === kind);
}

test("ports, short", () => {
  const { text, web } = service(
    "ports:",
    "  - 8080",
    '  - "80:80"',
    "  - 127.0.0.1:81:81/udp",
    '  - "[::1]:${P}:82"',
    "  - 3000-3005:4000-4005",
    '  - "${HOST:-1.2.3.4:5}:6"',
    '  - "127.0.0.1::7"',
    "  - ${ALL}",
    'expose: ["9000-9001/tcp", 5]',
  );
  assert.deepEqual(
    web.ports.map((it) => [it.place, show(text, it.hostIp), show(text, it.published), show(text, it.target), it.range, it.protocol]),
    [
      ["ports:", undefined, undefined, "8080", [8080, 8080], "tcp"],
      ["ports:", undefined, "80", "80", [80, 80], "tcp"],
      ["ports:", "127.0.0.1", "81", "81", [81, 81], "udp"],
      ["ports:", "::1", "${P} = undefined", "82", [82, 82], "tcp"],
      ["ports:", undefined, "3000-3005", "4000-4005", [4000, 4005], "tcp"],
      ["ports:", "${HOST:-1.2.3.4:5} = 1.2.3.4", "${HOST:-1.2.3.4:5} = 5", "6", [6, 6], "tcp"],
      ["ports:", "127.0.0.1", undefined, "7", [7, 7], "tcp"],
      ["ports:", undefined, undefined, "${ALL} = undefined", undefined, "tcp"],
      ["expose:", undefined, undefined, "9000-9001", [9000, 9001], "tcp"],
      ["expose:", undefined, undefined, "5", [5, 5], "tcp"],
    ],
  );
});

test("ports, long", () => {
  const { text, web } = service(
    "ports:",
    '  - {target: 80, published: "8080", host_ip: 127.0.0.1, protocol: UDP}',
    "  - target: 443",
    "  - published: 1",
  );
  assert.deepEqual(
    web.ports.map((it) => [show(text, it.hostIp), show(text, it.published), show(text, it.target), it.protocol, it.item?.kind]),
    [
      ["127.0.0.1", "8080", "80", "udp", "mapping"],
      [undefined, undefined, "443", "tcp", "mapping"],
    ],
  );
});

test("mounts, short", () => {
  const { text, web } = service(
    "volumes:",
    "  - ./src:/app:ro,z",
    "  - ~/.ssh:/root/.ssh",
    "  - data:/data:nocopy",
    "  - /anonymous",
    "  - C:\\x:/y:ro",
    "  - C:\\x:D:\\y",
    "  - \\\\.\\pipe\\docker_engine:\\\\.\\pipe\\docker_engine",
    '  - "${ROOT}/x:/z"',
    '  - "${ANY}:/z"',
    '  - "${DIR:-./d}:/z:rshared"',
    "tmpfs: /run:size=64m,ro",
    "devices:",
    "  - /dev/a:/dev/b:r",
    "  - /dev/c",
  );
  assert.deepEqual(
    web.mounts.map((it) => [it.type, show(text, it.source), show(text, it.target), it.readOnly, [...it.options].flat().join(" ")]),
    [
      ["bind", "./src", "/app", true, "selinux z"],
      ["bind", "~/.ssh", "/root/.ssh", false, ""],
      ["volume", "data", "/data", false, "nocopy "],
      ["volume", undefined, "/anonymous", false, ""],
      ["bind", "C:\\x", "/y", true, ""],
      ["bind", "C:\\x", "D:\\y", false, ""],
      ["npipe", "\\\\.\\pipe\\docker_engine", "\\\\.\\pipe\\docker_engine", false, ""],
      ["bind", "${ROOT}/x = undefined", "/z", false, ""],
      ["unknown", "${ANY} = undefined", "/z", false, ""],
      ["bind", "${DIR:-./d} = ./d", "/z", false, "propagation rshared"],
      ["tmpfs", undefined, "/run", true, "size 64m ro "],
      ["device", "/dev/a", "/dev/b", true, "permissions r"],
      ["device", "/dev/c", "/dev/c", false, ""],
    ],
  );
});

test("mounts, long", () => {
  const { text, web } = service(
    "volumes:",
    "  - type: bind",
    "    source: /s",
    "    target: /t",
    "    read_only: yes",
    "    bind: {propagation: shared, create_host_path: false}",
    "  - {type: tmpfs, target: /r, tmpfs: {size: 10}}",
    "devices: [{source: /dev/a, target: /dev/b, permissions: rw}]",
  );
  assert.deepEqual(
    web.mounts.map((it) => [it.type, show(text, it.source), show(text, it.target), it.readOnly, [...it.options].flat().join(" ")]),
    [
      ["bind", "/s", "/t", true, "propagation shared create_host_path false"],
      ["tmpfs", undefined, "/r", false, "size 10"],
      ["device", "/dev/a", "/dev/b", false, "permissions rw"],
    ],
  );
});

test("variables and labels, as mapping and list", () => {
  const { text, file, web } = service(
    "environment:",
    "  A: 1",
    "  B:",
    '  C: ""',
    "  D: ${X:-d}",
    "build:",
    "  context: .",
    "  args: [E=e, F]",
    '  labels: ["l=1"]',
    "labels:",
    "  m: n",
  );
  assert.deepEqual(
    web.variables.map((it) => [it.place, it.name.value, show(text, it.value), text.slice(it.span.start, it.span.end)]),
    [
      ["environment:", "A", "1", "A: 1"],
      ["environment:", "B", undefined, "B:"],
      ["environment:", "C", "", 'C: ""'],
      ["environment:", "D", "${X:-d} = d", "D: ${X:-d}"],
      ["args:", "E", "e", "E=e"],
      ["args:", "F", undefined, "F"],
    ],
  );
  assert.deepEqual(
    all(file, "label").map((it) => [it.name.value, show(text, it.value)]),
    [
      ["l", "1"],
      ["m", "n"],
    ],
  );
  const list = service("environment:", '  - "A=b=c"', "  - B", "  - C=", "  - ${N:-D}=x", '  - "E=\\u0041"');
  assert.deepEqual(
    list.web.variables.map((it) => [it.name.value, show(list.text, it.value)]),
    [
      ["A", "b=c"],
      ["B", undefined],
      ["C", ""],
      ["D", "x"],
      ["E", "\\u0041 = A"],
    ],
  );
});

test("builds, short and long", () => {
  assert.equal(service("build: ./api").web.build?.context?.meaning, "./api");
  const { build, image } = service(
    "image: named",
    "build:",
    "  context: a",
    "  dockerfile: b",
    "  target: c",
    "  dockerfile_inline: |",
    "    FROM x",
  ).web;
  assert.deepEqual(
    [build?.context?.value, build?.dockerfile?.value, build?.target?.value, build?.inline?.kind, image],
    ["a", "b", "c", "scalar", undefined],
  );
});

test("the name that a service gives to what it builds is no image for the others either", () => {
  const file = parseCompose("services:\n  a: {build: ., image: app}\n  b: {image: app}\n  c: {image: other}\n", "compose.yaml");
  assert.deepEqual(
    file.services.map((it) => it.image?.name.value),
    [undefined, undefined, "other"],
  );
});

test("images and their tags", () => {
  for (const [written, name, tag, span] of [
    ["node:22", "node", "22", "22"],
    ["'localhost:5000/a/b:1.2'", "localhost:5000/a/b", "1.2", "1.2"],
    ["localhost:5000/a", "localhost:5000/a", undefined, undefined],
    ["${REG:-ghcr.io}/a:1", "ghcr.io/a", "1", "1"],
    ["node:${TAG:-22}", "node", "22", undefined],
    ["${IMAGE:-node:22}", "node", "22", undefined],
    ["node:${TAG}", undefined, undefined, undefined],
    ["node:1@sha256:ab", "node", "1", "1"],
  ] as const) {
    const { text, web } = service(`image: ${written}`);
    const at = web.image?.tagSpan;
    assert.deepEqual(
      [web.image?.reference?.name, web.image?.reference?.tag, at && text.slice(at.start, at.end)],
      [name, tag, span],
      written,
    );
  }
});

test("commands are words that no shell reads, and the scripts that shells are given", () => {
  const { text, web } = service(
    'command: sh -c "curl x | bash" ; ignored',
    "healthcheck:",
    '  test: ["CMD-SHELL", "curl -f localhost:$${PORT} || exit 1"]',
    "post_start:",
    "  - command: [sh, -c, echo hi && rm x]",
    "pre_stop:",
    "  - command: >",
    "      bash -c 'sudo one &&",
    "      two'",
  );
  assert.deepEqual(
    web.commands.map((it) => [it.place, it.form, it.calls.map((call) => [call.name, text.slice(call.span.start, call.span.end)])]),
    [
      [
        "command:",
        "exec",
        [
          ["sh", 'sh -c "curl x | bash"'],
          ["curl", "curl x"],
          ["bash", "bash"],
        ],
      ],
      [
        "healthcheck:",
        "shell",
        [
          ["curl", "curl -f localhost:$${PORT}"],
          ["exit", "exit 1"],
        ],
      ],
      [
        "post_start:",
        "exec",
        [
          ["sh", "sh, -c, echo hi && rm x"],
          ["echo", "echo hi"],
          ["rm", "rm x"],
        ],
      ],
      [
        "pre_stop:",
        "exec",
        [
          ["bash", "bash -c 'sudo one &&\n          two'"],
          ["one", "sudo one"],
          ["two", "two"],
        ],
      ],
    ],
  );
});

test("an entrypoint takes the words of the command", () => {
  const { text, web } = service("entrypoint: [sh, -c]", "command:", "  - |", "    wget x", "    sudo y");
  assert.deepEqual(
    web.commands.map((it) => it.calls.map((call) => text.slice(call.span.start, call.span.end))),
    [["sh, -c", "wget x", "sudo y"], []],
  );
});

test("a health check that is off or a text", () => {
  assert.deepEqual(service("healthcheck: {test: [NONE]}").web.commands, []);
  assert.equal(service("healthcheck: {test: curl x}").web.commands[0]?.form, "shell");
});

test("booleans and numbers are read where Compose wants them", () => {
  const { file } = service(
    'privileged: "yes"',
    "read_only: on",
    "init: ${X:-true}",
    "environment: {privileged: yes}",
    'mem_limit: "10"',
    'restart: "no"',
    'cpus: "0.5"',
    "tty: maybe",
  );
  assert.deepEqual(
    all(file, "key").flatMap((it) => (it.entry.value.kind === "scalar" ? [[it.entry.key.text, it.entry.value.value]] : [])),
    [
      ["privileged", true],
      ["read_only", true],
      ["init", true],
      ["mem_limit", "10"],
      ["restart", "no"],
      ["cpus", 0.5],
      ["tty", "maybe"],
    ],
  );
});

test("what is reset is absent", () => {
  const { web, file } = service(
    "image: !reset x",
    "user: !reset",
    "ports: !reset []",
    "environment: {A: !reset x, B: y}",
    "privileged: !reset true",
  );
  assert.deepEqual([web.image, web.user, web.ports, web.variables.map((it) => it.name.value)], [undefined, undefined, [], ["B"]]);
  assert.deepEqual(parseCompose("services:\n  web: !reset null\n", "compose.override.yaml").services, []);
  assert.equal(file.role, "project");
});

test("services that share through anchors see the same places, and each key is one node", () => {
  const text =
    "x-common: &common\n  user: root\n  logging: {driver: json-file}\nservices:\n  a: {<<: *common, image: a}\n  b:\n    <<: *common\n    image: b\n  c: *common\n";
  const file = parseCompose(text, "compose.yaml");
  assert.deepEqual(
    file.services.map((it) => [it.name.value, it.user && text.slice(it.user.name.span.start, it.user.name.span.end)]),
    [
      ["a", "root"],
      ["b", "root"],
      ["c", "root"],
    ],
  );
  assert.deepEqual(
    all(file, "key")
      .map((it) => `${it.place} ${it.entry.key.text}`)
      .sort(),
    [
      " services",
      " x-common",
      "services.* image",
      "services.* image",
      "services.* logging",
      "services.* user",
      "services.*.logging driver",
    ].sort(),
  );
});

test("keys that have a meaning are nodes, names of users are not", () => {
  const text = [
    "name: n",
    "x-any: {a: {b: c}}",
    "services:",
    "  web:",
    "    build: {args: {A: 1}, ulimits: {nofile: {soft: 1}}}",
    "    depends_on: {db: {condition: service_started}}",
    "    deploy: {resources: {limits: {memory: 1g}}, labels: {l: m}}",
    "    networks: {net: {aliases: [a], driver_opts: {o: p}}}",
    "    x-own: {a: 1}",
    "    volumes: [{type: bind, bind: {selinux: z}}]",
    "networks:",
    "  net: {ipam: {config: [{subnet: s}]}, labels: {l: m}}",
  ].join("\n");
  assert.deepEqual(
    all(parseCompose(text, "compose.yaml"), "key").map((it) => `${it.place}|${it.entry.key.text}`),
    [
      "|name",
      "|x-any",
      "|services",
      "services.*|build",
      "services.*.build|args",
      "services.*.build|ulimits",
      "services.*.build.ulimits.*|soft",
      "services.*|depends_on",
      "services.*.depends_on.*|condition",
      "services.*|deploy",
      "services.*.deploy|resources",
      "services.*.deploy.resources|limits",
      "services.*.deploy.resources.limits|memory",
      "services.*.deploy|labels",
      "services.*|networks",
      "services.*.networks.*|aliases",
      "services.*.networks.*|driver_opts",
      "services.*|x-own",
      "services.*|volumes",
      "services.*.volumes[]|type",
      "services.*.volumes[]|bind",
      "services.*.volumes[].bind|selinux",
      "|networks",
      "networks.*|ipam",
      "networks.*.ipam|config",
      "networks.*.ipam.config[]|subnet",
      "networks.*|labels",
    ],
  );
});

test("variables of .env give values", () => {
  const file = parseCompose("services:\n  web:\n    image: node:${TAG}\n", "compose.yaml", new Map([["TAG", "22"]]));
  assert.deepEqual(file.services[0]?.image?.reference, { name: "node", tag: "22", digest: undefined });
});

test("documents of one file are one project", () => {
  const file = parseCompose("services:\n  a: {image: x}\n---\nservices:\n  b: {image: y}\n", "compose.yaml");
  assert.deepEqual([file.services.map((it) => it.name.value), file.problems], [["a", "b"], []]);
});

test("the role comes from name and content", () => {
  for (const [name, body, role] of [
    ["compose.yaml", "{image: x}", "project"],
    ["compose.yaml", "{user: x}", "project"],
    ["compose.override.yaml", "{user: x}", "override"],
    ["docker-compose.override.yml", "{image: x}", "override"],
    ["docker-stack.yml", "{image: x}", "stack"],
    ["stack.yaml", "{user: x}", "stack"],
    ["common.yml", "{user: x}", "fragment"],
    ["docker-compose.prod.yml", "{user: x}", "fragment"],
    ["docker-compose.prod.yml", "{image: x}", "project"],
    ["docker-compose.prod.yml", "{extends: {service: y}}", "project"],
  ] as const) {
    assert.equal(parseCompose(`services:\n  web: ${body}\n`, name).role, role, `${name} ${body}`);
  }
});

test("the first format has no services, and nothing is said key by key", () => {
  const file = parseCompose("web:\n  image: x\n  ports: [80]\ndb:\n  image: y\n", "docker-compose.yml");
  assert.deepEqual([file.services, file.nodes], [[], []]);
});

test("what is no mapping is a problem, and nothing is none", () => {
  assert.deepEqual(
    parseCompose("just text\nhere", "compose.yaml").problems.map((it) => it.message),
    ["A Compose file is a mapping of keys such as services."],
  );
  for (const text of ["", "# c\n", "services:\n", "services:\n  web:\n"]) assert.deepEqual(parseCompose(text, "compose.yaml").problems, []);
});

test("what Compose loads in spite of YAML is no problem", () => {
  for (const body of [
    'command: [\na,\n"b"\n]',
    'command: "a\nb"',
    "environment: {\nA: b\n  }",
    "user: x\n      \t\n    tty: true",
    "user: x\n# c\n\t# d\n    tty: true",
    "ports: [\n\t80]",
  ]) {
    const file = parseCompose(`services:\n  web:\n    image: x\n    ${body}\n`, "compose.yaml");
    assert.deepEqual([file.problems, file.services.length], [[], 1], body);
  }
});

test("a tab where Compose wants spaces is a problem", () => {
  for (const body of ['user: "x"\n\t\n    tty: true', "ports:\n      \t\n      - 80", "user: x\n\t# c", "user: x\n    \t"]) {
    const text = `services:\n  web:\n    image: x\n    ${body}`;
    const [problem] = parseCompose(text, "compose.yaml").problems;
    assert.equal(problem?.message, "A tab indents this line without text, and Compose refuses the file for it.", body);
    assert.equal(problem.span.start, text.indexOf("\t"));
  }
});

test("nodes come in the order of the file, a service before what is in it", () => {
  const text =
    "x-a: &x {image: x:1, user: u}\nservices:\n  a:\n    ports: [80]\n    <<: *x\n  b: {image: y}\nvolumes: {v: {external: true}}\n";
  const file = parseCompose(text, "compose.yaml");
  assert.deepEqual(
    file.nodes.map((it) => (it.kind === "key" ? it.entry.key.text : it.kind === "service" ? `service ${it.name.value}` : `<${it.kind}>`)),
    [
      "x-a",
      "services",
      "service a",
      "image",
      "<image>",
      "user",
      "<user>",
      "ports",
      "<port>",
      "service b",
      "image",
      "<image>",
      "volumes",
      "external",
    ],
  );
});

test("Compose files are told from other YAML by their lines", () => {
  for (const text of [
    "services:\n  web:\n    image: x\n",
    'version: "3"\n\nservices:\n    # c\n    web:\n        build: .\n',
    "include:\n  - other.yaml\n",
    "x-a: &a {}\nservices: {web: {image: x}}\n",
    '{"services": {"web": {"image": "x"}}}',
    "services:\r\n  web: {image: x}\r\n",
    "services:\n  web:\n    labels:\n      - a\n",
    "services:\n  web:\n    <<: *base\n",
  ]) {
    assert.ok(looksLikeCompose(text), text);
  }
  for (const text of [
    "",
    "a: b\n",
    "services:\n  - docker\n",
    "services:\n  App\\Foo:\n    arguments: [a]\n",
    "steps:\n  a:\n    image: x\nservices:\n  db:\n    image: y\n",
    "jobs:\n  a:\n    services:\n      db:\n        image: x\n",
    "apiVersion: v1\nkind: Service\n",
    "command: docker compose\nshort: x\noptions:\n  - option: services\n",
  ]) {
    assert.ok(!looksLikeCompose(text), text);
  }
});

const sample = `name: "p\${N:-x}"
x-a: &a
  environment: {K: 'v'}
services:
  web: &w
    <<: [*a]
    image: "r.io/a:\${T:-1}@sha256:ab"
    build: {context: ., args: ["A=b"]}
    command: >
      sh -c "a \\
      && b"
    ports: ["127.0.0.1:80:80/udp", {target: 1, published: 2}]
    volumes:
      - "./a:/b:ro"
      - {type: bind, source: ~, target: /x}
    healthcheck: {test: "curl $$X"}
  db: *w
  c: !reset
volumes: {v: }
`;

test("no text throws, and all places lie within it", () => {
  for (let i = 0; i <= sample.length; i++) check(sample.slice(0, i));
  for (let i = 0; i <= sample.length; i++) check(sample.slice(i));
  const lines = fc.array(
    fc.constantFrom(...sample.split("\n"), "  ", "services:", "  web:", "    ports:", '    - "${', "    - *w", "---"),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(
      lines.map((it) => it.join("\n")),
      check,
    ),
    { numRuns: 500 },
  );
});

function check(text: string): void {
  const within = (span: Span | undefined) => assert.ok(!span || (0 <= span.start && span.start <= span.end && span.end <= text.length));
  for (const node of parseCompose(text, "compose.yaml").nodes) {
    if ("span" in node) within(node.span);
    if (node.kind === "service" || node.kind === "user" || node.kind === "image" || node.kind === "variable" || node.kind === "label")
      within(node.name.span);
    if (node.kind === "image") within(node.tagSpan);
    if (node.kind === "key") within(node.entry.span);
    if (node.kind === "port") for (const it of [node.hostIp, node.published, node.target]) within(it?.span);
    if (node.kind === "mount") for (const it of [node.source, node.target]) within(it?.span);
    if (node.kind === "command")
      for (const it of [...node.words, ...node.calls.flatMap((call) => [call, call.program, ...call.arguments])]) within(it.span);
  }
  looksLikeCompose(text);
}

const real = new URL("../../shared/corpus/real-compose/", import.meta.url);

test("real files that Compose loads have no problems", { skip: existsSync(real) ? false : "The real files are not here." }, () => {
  for (const name of readdirSync(real).filter((it) => it.endsWith(".yml"))) {
    const text = readFileSync(new URL(name, real), "utf8");
    // Some are no Compose files, and a masked sample is one that Compose refuses, too.
    if (looksLikeCompose(text) && !/\*{6}/.test(text)) assert.deepEqual(parseCompose(text, name).problems, [], name);
  }
});
