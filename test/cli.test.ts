import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  closeSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { after, test } from "node:test";
import { writeChanges } from "../server/cli/repair.ts";
import { replaceFile } from "../server/cli/replace-file.ts";
import { uriOf } from "../server/host/node.ts";
import { cannotBeNobody, giveToNobody, nobody } from "./harness/nobody.ts";

const cli = resolve(import.meta.dirname, "../dist/cli.cjs");
const root = mkdtempSync(join(tmpdir(), "seaworthy-cli-"));
after(() => rmSync(root, { recursive: true, force: true }));

/** Rules with few opinions, so that other rules may come and go without changing what is tested here. */
const only = ["--only", "host-pid,obsolete-version,floating-tag"];
const pidHost = "services:\n  a:\n    image: nginx:1.27\n    pid: host\n";
const pidFixed = "services:\n  a:\n    image: nginx:1.27\n";
const dated = 'version: "3"\nservices:\n  a:\n    image: nginx:1.27\n';

let projects = 0;

/** A folder of its own with the files given; a path that ends with `/` is an empty folder. */
function project(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = join(root, String(projects++));
  mkdirSync(folder);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

function run(
  cwd: string,
  args: readonly string[],
  { input = "", env = {}, ...user }: { input?: string | Uint8Array; env?: Record<string, string>; uid?: number; gid?: number } = {},
) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    cwd,
    input,
    encoding: "utf8",
    env: { ...process.env, ...env },
    ...user,
  });
  return { status, stdout, stderr };
}

/** The summary line ends with a time, which is nobody's business here. */
function untimed(text: string): string {
  return text.replace(/ {2}\d+ ms\n/g, "\n");
}

test("text shows each finding with its line, its place and its fixes; everything else goes to standard error", () => {
  const folder = project({ "compose.yaml": `version: "3"\n${pidHost}`, "clean/compose.yaml": pidFixed });
  const { status, stdout, stderr } = run(folder, ["check", ...only]);
  assert.equal(
    stdout,
    `compose.yaml
  1:1   info     Compose ignores version and says so at every start.    obsolete-version
        1 │ version: "3"
          │ ~~~~~~~
          = fix: Remove version
  5:10  error    a sees the processes of the host and can signal them.  host-pid
        5 │     pid: host
          │          ~~~~
          = fix (unsafe): Remove pid: host (the container sees only its own processes)

`,
  );
  assert.equal(untimed(stderr), "2 files: 1 error, 1 note. Fix 1 with --fix, 1 more with --fix --unsafe.\n");
  assert.equal(status, 1);
});

test("nothing found is silent", () => {
  assert.deepEqual(run(project({ "compose.yaml": pidFixed }), ["check", ...only]), { status: 0, stdout: "", stderr: "" });
});

test("json holds everything, by places from 1 whose ends are exclusive", () => {
  const folder = project({ "api/compose.yaml": pidHost, "clean/compose.yaml": pidFixed, "api/Dockerfile": "FROM debian:13\n" });
  const { status, stdout, stderr } = run(folder, ["check", "--format", "json", ...only]);
  assert.equal(stderr, "");
  assert.equal(status, 1);
  const report = JSON.parse(stdout);
  assert.deepEqual(Object.keys(report), ["version", "files", "errors", "summary"]);
  assert.equal(report.version, 1);
  assert.deepEqual(
    report.files.map((it: { path: string; kind: string }) => `${it.path} ${it.kind}`),
    ["api/Dockerfile dockerfile", "api/compose.yaml compose", "clean/compose.yaml compose"],
  );
  assert.deepEqual(report.summary, { files: 3, error: 1, warning: 0, info: 0, fixable: 1 });
  assert.deepEqual(report.errors, []);
  const [finding] = report.files[1].findings;
  const { also, fixes, ...rest } = finding;
  assert.deepEqual(rest, {
    rule: "host-pid",
    category: "privilege",
    severity: "error",
    message: "a sees the processes of the host and can signal them.",
    line: 4,
    column: 10,
    endLine: 4,
    endColumn: 14,
    related: [],
  });
  assert.ok(also.cis.length > 0);
  assert.deepEqual(fixes, [
    {
      title: "Remove pid: host (the container sees only its own processes)",
      safety: "unsafe",
      edits: [{ path: "api/compose.yaml", line: 4, column: 1, endLine: 5, endColumn: 1, newText: "" }],
    },
  ]);
});

test("ndjson is the files of json, one a line", () => {
  const folder = project({ "a/compose.yaml": pidHost, "b/compose.yaml": pidFixed, "c/Dockerfile": "FROM debian\n" });
  const lines = run(folder, ["check", "--format", "ndjson", ...only])
    .stdout.trimEnd()
    .split("\n");
  assert.deepEqual(
    lines.map((it) => JSON.parse(it)),
    JSON.parse(run(folder, ["check", "--format", "json", ...only]).stdout).files,
  );
});

test("json without any file is json, too", () => {
  assert.deepEqual(JSON.parse(run(project({ "README.md": "" }), ["check", "--format", "json"]).stdout), {
    version: 1,
    files: [],
    errors: [],
    summary: { files: 0, error: 0, warning: 0, info: 0, fixable: 0 },
  });
});

test("--statistics counts by rule", () => {
  const folder = project({ "a/compose.yaml": pidHost, "b/compose.yaml": pidHost, "c/compose.yaml": dated });
  assert.equal(
    run(folder, ["check", "--statistics", ...only]).stdout,
    "2  error    host-pid          2 fixable\n1  info     obsolete-version  1 fixable\n",
  );
  assert.deepEqual(JSON.parse(run(folder, ["check", "--statistics", "--format", "json", ...only]).stdout).statistics[0], {
    rule: "host-pid",
    severity: "error",
    count: 2,
    fixable: 2,
  });
});

test("--fail-on decides what fails", () => {
  const warns = project({ Dockerfile: "FROM debian\n" });
  const codes = (...failOn: string[]) => run(warns, ["check", "--only", "floating-tag", ...failOn]).status;
  assert.deepEqual(
    [codes(), codes("--fail-on", "error"), codes("--fail-on", "warning"), codes("--fail-on", "info"), codes("--fail-on=never")],
    [0, 0, 1, 1, 0],
  );
});

test("rules are chosen by id, severity, preset and category", () => {
  const folder = project({ "compose.yaml": pidHost, Dockerfile: "FROM debian\n" });
  const ids = (...args: string[]) =>
    JSON.parse(run(folder, ["check", "--format", "json", ...args]).stdout).files.flatMap(
      (file: { findings: { rule: string; severity: string }[] }) => file.findings.map((it) => `${it.rule} ${it.severity}`),
    );
  assert.deepEqual(ids("--only", "host-pid,floating-tag"), ["floating-tag warning", "host-pid error"]);
  assert.deepEqual(ids("--only", "host-pid", "--rule", "host-pid=info"), ["host-pid info"]);
  assert.deepEqual(ids("--category", "privilege", "--rule", "host-pid=off", "--only", "host-pid,floating-tag"), []);
  assert.ok(!ids().includes("missing-digest info"));
  assert.ok(ids("--preset", "all").includes("missing-digest info"));
  assert.deepEqual([...new Set(ids("--only", "missing-digest"))], ["missing-digest info"]);
});

test("a configuration counts for the folder it lies in, --config for all, --no-config for none", () => {
  const folder = project({
    "compose.yaml": pidHost,
    "seaworthy.yaml": "rules:\n  host-pid: warning\n",
    "other.yaml": "rules:\n  host-pid: info\n",
  });
  const severities = (...args: string[]) =>
    JSON.parse(run(folder, ["check", "--format", "json", ...only, ...args]).stdout).files[0].findings.map(
      (it: { severity: string }) => it.severity,
    );
  assert.deepEqual(severities(), ["warning"]);
  assert.deepEqual(severities("--config", "other.yaml"), ["info"]);
  assert.deepEqual(severities("--no-config"), ["error"]);
  assert.equal(run(folder, ["check", "--config", "gone.yaml"]).status, 2);
});

test("a mistake in the configuration is named by file, line and key, with exit code 2", () => {
  const folder = project({ "compose.yaml": pidHost, "seaworthy.yaml": "rules:\n  hostpid: warning\n" });
  const { status, stderr } = run(folder, ["check", "--quiet"]);
  assert.equal(status, 2);
  assert.match(stderr, /^seaworthy\.yaml:2: .*hostpid.*host-pid/m);
});

test("nothing is repaired under a configuration with mistakes", () => {
  const folder = project({ "compose.yaml": pidHost, "seaworthy.yaml": "rules:\n  hostpid: off\n" });
  assert.equal(run(folder, ["check", "--fix", "--unsafe"]).status, 2);
  assert.equal(readFileSync(join(folder, "compose.yaml"), "utf8"), pidHost);
});

test("wrong usage is exit code 2, with a way out", () => {
  const folder = project({ Dockerfile: "FROM debian:13\n" });
  const cases: readonly (readonly [readonly string[], RegExp])[] = [
    [[], /a command is missing/],
    [["chek"], /unknown command "chek"\. Did you mean "check"\?/],
    [["check", "--formt", "json"], /unknown option --formt\. Did you mean --format\?/],
    [["check", "--format", "pdf"], /--format is "pdf", not one of text, json, ndjson/],
    [["check", "--format", "sarif"], /--format sarif does not exist yet/],
    [["check", "--baseline", "x"], /baselines do not exist yet/],
    [["init"], /init does not exist yet/],
    [["check", "--only", "hostpid"], /unknown rule "hostpid"\. Did you mean "host-pid"\?/],
    [["check", "--rule", "host-pid"], /write ID=SEVERITY/],
    [["check", "--rule", "host-pid=loud"], /--rule host-pid is "loud"/],
    [["check", "--category", "secret"], /Did you mean "secrets"\?/],
    [["check", "--unsafe"], /--unsafe needs --fix or --diff/],
    [["check", "-", "Dockerfile"], /checked alone/],
    [["check", "--config"], /--config/],
    [["explain"], /one rule/],
    [["explain", "rootuser"], /Did you mean "root-user"\?/],
    [["lsp", "--pipe=x"], /--stdio only/],
  ];
  for (const [args, message] of cases) {
    const { status, stdout, stderr } = run(folder, args);
    assert.equal(status, 2, args.join(" "));
    assert.equal(stdout, "");
    assert.match(stderr, message);
  }
});

test("help and version go to standard output", () => {
  for (const args of [["--help"], ["help"], ["check", "--help"], ["explain", "--help"], ["rules", "-h"], ["lsp", "--help"]]) {
    const { status, stdout, stderr } = run(root, args);
    assert.deepEqual([status, stderr], [0, ""]);
    assert.match(stdout, /seaworthy/);
  }
  const { version } = JSON.parse(readFileSync(resolve(import.meta.dirname, "../package.json"), "utf8"));
  assert.equal(run(root, ["--version"]).stdout, `${version}\n`);
});

test("rules lists every rule, in json with all that is known of it", () => {
  const listed = JSON.parse(run(root, ["rules", "--format", "json"]).stdout);
  const { id, category, severity, fixable, also } = listed.find((it: { id: string }) => it.id === "host-pid");
  assert.deepEqual([id, category, severity, fixable], ["host-pid", "privilege", "error", "unsafe"]);
  assert.ok(also.cis);
  assert.equal(run(root, ["rules"]).stdout.trimEnd().split("\n").length, listed.length);
});

test("explain shows the page of a rule, by its id or by another tool's", () => {
  const page = run(root, ["explain", "root-user"]).stdout;
  assert.match(page, /^# root-user\n/m);
  assert.match(run(root, ["explain", "DL3002"]).stdout, /^# root-user\n/m);
});

test("standard input is checked under the name that it is given", () => {
  const folder = project({ "seaworthy.yaml": "rules:\n  host-pid: info\n" });
  const read = (input: string, ...args: string[]) =>
    JSON.parse(run(folder, ["check", "-", "--format", "ndjson", ...only, ...args], { input }).stdout);
  const named = read(pidHost, "--stdin-filename", "deploy/compose.yaml");
  assert.deepEqual([named.path, named.kind, named.findings[0].severity], ["deploy/compose.yaml", "compose", "info"]);
  const unnamed = read("FROM debian\n");
  assert.deepEqual([unnamed.path, unnamed.kind, unnamed.findings[0].rule], ["<stdin>", "dockerfile", "floating-tag"]);
  assert.equal(read(pidHost).kind, "compose", "content tells Compose");
  assert.equal(read("A=1\n", "--kind", "env").kind, "env");
  assert.equal(run(folder, ["check", "-", "--stdin-filename", "Dockerfile"], { input: Buffer.from([0xff]) }).status, 3);
});

test("--fix on standard input is a filter", () => {
  const { status, stdout, stderr } = run(root, ["check", "-", "--fix", "--unsafe", ...only], {
    input: `\ufeff${pidHost}  b:\n    image: acme/app\n`,
  });
  assert.equal(stdout, `\ufeff${pidFixed}  b:\n    image: acme/app\n`);
  assert.match(stderr, /floating-tag/);
  assert.equal(status, 0);
});

test("--kind tells what a named file is, and without it what cannot be told is asked", () => {
  const folder = project({ "build.txt": "FROM debian\n" });
  assert.equal(JSON.parse(run(folder, ["check", "--format", "ndjson", "--kind", "dockerfile", "build.txt"]).stdout).kind, "dockerfile");
  const { status, stderr } = run(folder, ["check", "build.txt"]);
  assert.equal(status, 2);
  assert.match(stderr, /build\.txt: .*--kind/);
});

test("--files-from takes what git lists, leaves out what is not ours, and tells what is gone", () => {
  const folder = project({
    "api/Dockerfile": "FROM debian:13\n",
    "ü/Dockerfile": "FROM debian:13\n",
    "README.md": "",
    list: 'README.md\r\napi/Dockerfile\r\n"\\303\\274/Dockerfile"\n',
  });
  const paths = (args: readonly string[], input = "") => {
    const { stdout, status, stderr } = run(folder, ["check", "--format", "ndjson", ...args], { input });
    return {
      paths: stdout
        .split("\n")
        .filter(Boolean)
        .map((it) => JSON.parse(it).path),
      status,
      stderr,
    };
  };
  assert.deepEqual(paths(["--files-from", "list"]).paths, ["api/Dockerfile", "ü/Dockerfile"]);
  assert.deepEqual(paths(["--files-from", "-"], "api/Dockerfile\0README.md\0").paths, ["api/Dockerfile"]);
  assert.deepEqual(paths(["--files-from", "-"], "\ufeffapi/Dockerfile\r\n").paths, ["api/Dockerfile"], "as PowerShell writes lists");
  assert.deepEqual(paths(["--files-from", "-"], ""), { paths: [], status: 0, stderr: "" });
  const gone = paths(["--files-from", "-"], "gone/Dockerfile\napi/Dockerfile\n");
  assert.deepEqual([gone.paths, gone.status], [["api/Dockerfile"], 3]);
  assert.match(gone.stderr, /gone\/Dockerfile: does not exist/);
});

test("a file that is named twice is checked once; ignored files are checked when named", () => {
  const folder = project({ Dockerfile: "FROM debian:13\n", "old/Dockerfile": "FROM debian:13\n", ".gitignore": "old/\n" });
  const paths = (...args: string[]) =>
    run(folder, ["check", "--format", "ndjson", ...args])
      .stdout.split("\n")
      .filter(Boolean)
      .map((it) => JSON.parse(it).path);
  assert.deepEqual(paths(".", "./Dockerfile", join(folder, "Dockerfile")), ["Dockerfile"]);
  assert.deepEqual(paths("old/Dockerfile"), ["old/Dockerfile"]);
});

test("--output takes the report, and --quiet the rest", () => {
  const folder = project({ "compose.yaml": pidHost });
  const { status, stdout, stderr } = run(folder, ["check", "--quiet", "--format", "json", "--output", "report.json"]);
  assert.deepEqual([status, stdout, stderr], [1, "", ""]);
  assert.equal(JSON.parse(readFileSync(join(folder, "report.json"), "utf8")).summary.files, 1);
  assert.equal(run(folder, ["check", "--output", "no/such/folder"]).status, 2);
});

test("a report that cannot be written is no clean report", { skip: !existsSync("/dev/full") && "there is no /dev/full here" }, () => {
  const folder = project({ "compose.yaml": pidFixed });
  const full = openSync("/dev/full", "w");
  const { status, stderr } = spawnSync(process.execPath, [cli, "check", "--format", "json"], {
    cwd: folder,
    stdio: ["ignore", full, "pipe"],
    encoding: "utf8",
  });
  closeSync(full);
  assert.equal(status, 3);
  assert.match(stderr, /^seaworthy: the output cannot be written: /m);
  const output = run(folder, ["check", "--format", "json", "--output", "/dev/full"]);
  assert.equal(output.status, 3);
  assert.match(output.stderr, /^\/dev\/full: cannot be written: /m);
});

test("colours come when asked for, and not because of a pipe", () => {
  const folder = project({ "compose.yaml": pidHost });
  const colours = (args: readonly string[], env: Record<string, string> = {}) =>
    run(folder, ["check", ...args], { env }).stdout.includes("\x1b[");
  assert.deepEqual(
    [colours([]), colours(["--color", "always"]), colours(["--color", "always"], { NO_COLOR: "1" }), colours(["--color", "never"])],
    [false, true, true, false],
  );
});

test("--fix repairs in place what is safe, --unsafe the rest, and the exit code tells what remains", () => {
  const folder = project({ "compose.yaml": `version: "3"\n${pidHost}` });
  const safe = run(folder, ["check", "--fix", ...only]);
  assert.equal(readFileSync(join(folder, "compose.yaml"), "utf8"), pidHost);
  assert.equal(safe.status, 1);
  assert.match(safe.stderr, /^compose\.yaml: repaired obsolete-version$/m);
  assert.match(safe.stdout, /host-pid/);
  const risky = run(folder, ["check", "--fix", "--unsafe", ...only]);
  assert.equal(readFileSync(join(folder, "compose.yaml"), "utf8"), pidFixed);
  assert.deepEqual([risky.status, risky.stdout], [0, ""]);
  assert.deepEqual(readdirSync(folder), ["compose.yaml"]);
});

test("repairs keep line ends, the byte order mark, a missing last line end, the mode and links", () => {
  const folder = project({ "real.yaml": `\ufeff${pidHost.replaceAll("\n", "\r\n")}    tty: true` });
  chmodSync(join(folder, "real.yaml"), 0o640);
  symlinkSync("real.yaml", join(folder, "compose.yaml"));
  assert.equal(run(folder, ["check", "--fix", "--unsafe", ...only, "compose.yaml"]).status, 0);
  assert.equal(readFileSync(join(folder, "real.yaml"), "utf8"), `\ufeff${pidFixed.replaceAll("\n", "\r\n")}    tty: true`);
  assert.equal(statSync(join(folder, "real.yaml")).mode & 0o777, 0o640);
  assert.ok(lstatSync(join(folder, "compose.yaml")).isSymbolicLink());
});

test("a file that somebody else changed meanwhile is left as it is", () => {
  const folder = project({ "compose.yaml": pidHost });
  const path = join(folder, "compose.yaml");
  const change = { uri: uriOf(path), before: dated, after: pidFixed };
  assert.match(writeChanges([change])?.message ?? "", /changed by somebody else/);
  assert.match(replaceFile(path, Buffer.from(dated), Buffer.from(pidFixed)) ?? "", /changed by somebody else/);
  assert.equal(readFileSync(path, "utf8"), pidHost);
  assert.equal(replaceFile(path, Buffer.from(pidHost), Buffer.from(pidFixed)), undefined);
  assert.equal(readFileSync(path, "utf8"), pidFixed);
  assert.deepEqual(readdirSync(folder), ["compose.yaml"]);
});

test("a file that cannot be written is told, and the others are repaired", { skip: cannotBeNobody(cli) }, () => {
  const folder = project({ "a/compose.yaml": pidHost, "b/compose.yaml": pidHost });
  giveToNobody(root, folder, ...["a", "b"].flatMap((it) => [join(folder, it), join(folder, it, "compose.yaml")]));
  chmodSync(join(folder, "a/compose.yaml"), 0o444);
  const { status, stderr } = run(folder, ["check", "--fix", "--unsafe", ...only], nobody);
  assert.equal(status, 3);
  assert.match(stderr, /a\/compose\.yaml: cannot be written: permission denied/);
  assert.equal(readFileSync(join(folder, "a/compose.yaml"), "utf8"), pidHost);
  assert.equal(readFileSync(join(folder, "b/compose.yaml"), "utf8"), pidFixed);
});

for (const [tool, args] of [
  ["patch", ["-p0", "--binary", "-s", "-i", "changes"]],
  ["git", ["apply", "changes"]],
] as const) {
  test(`--diff prints what ${tool} can apply, and writes nothing`, {
    skip: spawnSync(tool, ["--version"]).error && `${tool} is not installed`,
  }, () => {
    const files = {
      "a b/compose.yaml": pidHost.replaceAll("\n", "\r\n"),
      "compose.yaml": `\ufeff${pidHost}`,
      "last/compose.yaml": pidHost.trimEnd(),
    };
    const folder = project(files);
    const { status, stdout } = run(folder, ["check", "--diff", "--unsafe", ...only]);
    assert.equal(status, 1, "the findings are still there");
    for (const [path, content] of Object.entries(files)) assert.equal(readFileSync(join(folder, path), "utf8"), content);
    writeFileSync(join(folder, "changes"), stdout);
    const applied = spawnSync(tool, args, { cwd: folder, encoding: "utf8" });
    assert.equal(applied.status, 0, applied.stderr);
    run(folder, ["check", "--fix", "--unsafe", ...only]);
    const expected = project(files);
    run(expected, ["check", "--fix", "--unsafe", ...only]);
    for (const path of Object.keys(files))
      assert.equal(readFileSync(join(folder, path), "utf8"), readFileSync(join(expected, path), "utf8"));
  });
}

test("--diff of standard input is a patch for the file that it is named after", () => {
  const { stdout } = run(root, ["check", "-", "--diff", "--unsafe", "--stdin-filename", "compose.yaml", ...only], { input: pidHost });
  assert.equal(
    stdout,
    "--- ./compose.yaml\n+++ ./compose.yaml\n@@ -1,4 +1,3 @@\n services:\n   a:\n     image: nginx:1.27\n-    pid: host\n",
  );
});

test("what cannot be read is told, costs exit code 3, and nothing else is lost", () => {
  const folder = project({
    "a/Dockerfile": Buffer.from("FROM caf\xe9\n", "latin1"),
    "b/Dockerfile": Buffer.from([0, 1, 2]),
    "c/Dockerfile": "",
    "d/compose.yaml": pidHost,
  });
  truncateSync(join(folder, "c/Dockerfile"), 50_000_000);
  symlinkSync("..", join(folder, "d/up"));
  symlinkSync("nowhere", join(folder, "d/Dockerfile"));
  const { status, stdout, stderr } = run(folder, ["check", "--format", "json", ".", "gone"]);
  assert.equal(status, 3);
  const report = JSON.parse(stdout);
  assert.deepEqual(report.errors, [
    { path: "a/Dockerfile", message: "is not UTF-8" },
    { path: "b/Dockerfile", message: "is binary" },
    { path: "c/Dockerfile", message: "is larger than 10 MB" },
    { path: "gone", message: "does not exist" },
  ]);
  assert.deepEqual(
    report.files.map((it: { path: string }) => it.path),
    ["d/compose.yaml"],
  );
  assert.match(stderr, /^a\/Dockerfile: is not UTF-8$/m);
});

test("YAML that explodes and a RUN of 100,000 lines are checked like any other file", () => {
  const bomb = [
    "a: &a [x, x, x, x, x, x, x, x, x]",
    ..."bcdefghi".split("").map((name, i) => `${name}: &${name} [${Array(9).fill(`*${"abcdefgh"[i]}`).join(", ")}]`),
  ].join("\n");
  const folder = project({
    "compose.yaml": `${bomb}\nservices:\n  a:\n    image: nginx\n    pid: host\n`,
    Dockerfile: `FROM debian\nRUN true \\\n${" && true \\\n".repeat(100_000)} && true\n`,
  });
  const { status, stdout, stderr } = run(folder, ["check", "--format", "json"]);
  assert.equal(stderr, "");
  assert.equal(status, 1);
  const found = JSON.parse(stdout).files.map((it: { findings: { rule: string }[] }) => it.findings.map((finding) => finding.rule));
  assert.ok(found[0].includes("floating-tag"));
  assert.ok(found[1].length > 0);
});

test("text from strangers cannot drive the terminal, and long lines are cut around the culprit", () => {
  const folder = project({
    Dockerfile: `FROM \x1b[2Jdebian\u202e AS \x07x\n`,
    "long/compose.yaml": `services: {a: {image: nginx, labels: {x: "${"y".repeat(500)}"}, pid: host, command: "${"z".repeat(500)}"}}\n`,
  });
  const { stdout } = run(folder, ["check"]);
  assert.doesNotMatch(stdout, /[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]/);
  const lines = run(folder, ["check", "--only", "host-pid", "long"]).stdout.split("\n");
  const [source, squiggle] = [lines[2]!, lines[3]!];
  assert.ok(source.length <= 120 && source.endsWith("…"), source);
  assert.equal(source.slice(squiggle.indexOf("~"), squiggle.lastIndexOf("~") + 1), "host");
});

test("secrets are masked in the lines that are shown", () => {
  const folder = project({ Dockerfile: "FROM debian:13\nENV DB_PASSWORD=correct-horse-battery\n" });
  const { stdout } = run(folder, ["check", "--only", "hardcoded-secret"]);
  assert.match(stdout, /ENV DB_PASSWORD=•••ry\n/);
  assert.doesNotMatch(stdout, /horse/);
});

test("wide characters and tabs do not shift the squiggle", () => {
  const folder = project({ Dockerfile: "FROM debian:13\n", "compose.yaml": "services: {日本: {image: nginx,\tpid: host}}\n" });
  const lines = run(folder, ["check", "--only", "host-pid"]).stdout.split("\n");
  // Two characters of two columns, a tab of one column that ends at column 32.
  assert.equal(lines[2], "        1 │ services: {日本: {image: nginx, pid: host}}");
  assert.equal(lines[3], `          │ ${" ".repeat("services: {xxxx: {image: nginx, pid: ".length)}~~~~`);
});
