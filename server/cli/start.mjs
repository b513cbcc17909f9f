// `npm start -- PATH` on a fresh clone: installs and builds what is missing or older than its sources, then checks PATH.
// It needs nothing but Node and npm, and lives beside the program that it starts.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const program = join(root, "dist/cli.cjs");
const sample = join(root, "test/sample");
const commands = ["check", "explain", "rules", "lsp", "init", "help", "--help", "-h", "--version", "-V"];

if (Number(process.versions.node.split(".")[0]) < 20) fail(`Seaworthy needs Node 20 or newer, and this is ${process.version}.`);
if (newest("package-lock.json") > newest("node_modules/.package-lock.json"))
  run("Installing what the lock file names …", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
if (Math.max(...["package.json", "esbuild.mjs", "server", "client"].map(newest)) > newest("dist/cli.cjs"))
  run("Building …", ["run", "--silent", "build"]);

const given = process.argv.slice(2);
// Findings are no failure of `npm start`, whose report of failures would bury them; `-- --fail-on error` says otherwise.
const args = commands.includes(given[0])
  ? given
  : ["check", "--fail-on", "never", ...given, ...(given.some((it) => !it.startsWith("-")) ? [] : [sample])];
// npm starts this in the project's folder, and paths are meant from where the user is.
const { status } = spawnSync(process.execPath, [program, ...args], { cwd: process.env.INIT_CWD ?? process.cwd(), stdio: "inherit" });
process.exitCode = status ?? 1;

/** When the newest file in a folder was changed, in milliseconds; 0 where there is nothing. */
function newest(path) {
  const file = join(root, path);
  if (!existsSync(file)) return 0;
  const stat = statSync(file);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(file).map((name) => newest(join(path, name))));
}

function run(what, args) {
  process.stderr.write(`${what}\n`);
  // What npm says goes to standard error: standard output is for findings.
  const { status, error } = spawnSync("npm", args, { cwd: root, stdio: ["inherit", 2, "inherit"], shell: process.platform === "win32" });
  if (status !== 0) fail(`npm ${args.join(" ")} failed${error ? `: ${error.message}` : ""}.`);
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
