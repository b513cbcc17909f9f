import { execFile } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import type { Browser, Page } from "playwright-core";
import { openPage } from "./host/browser.ts";
import { createProfile, type Profile } from "./host/profile.ts";
import { installExtension, startServer, type Workbench } from "./host/server.ts";
import { stageWebExtension, startWeb } from "./host/web.ts";
import { type ReportLine, type Result, reportMark, type Variant } from "./report.ts";

/** The root of the project, where the extension's package.json lies. */
export const extensionFolder = join(import.meta.dirname, "../..");
/** The project full of mistakes that the tests and `npm run try` open. */
export const sampleFolder = join(extensionFolder, "test/sample");

/** One whole run of the tests in one VS Code. */
export interface Report {
  readonly where: string;
  readonly results: readonly Result[];
}

/**
 * Starts a VS Code of its own, runs the tests in its extension host, and ends it. A test that VS Code did not run to its
 * end has failed, and so have those after it; throws when there was not even a first one.
 */
export async function runSuite(variant: Exclude<Variant, "electron">, browser: Browser, deadline = 240_000): Promise<Report> {
  const profile = createProfile(sampleFolder);
  let workbench: Workbench | undefined;
  let page: Page | undefined;
  const log: string[] = [];
  try {
    const started = await start(variant, profile);
    workbench = started.workbench;
    page = await openPage(browser);
    const trouble = await runInPage(page, workbench, started.url, deadline, (line) => log.push(line)).then(
      () => "VS Code ended.",
      (error: unknown) => String(error),
    );
    return report(log, `${trouble}\n${lastWords(log, workbench)}`);
  } finally {
    await page?.context().close();
    await workbench?.stop();
    profile.remove();
  }
}

/** Bundles the tests into one file without a module system around it, as both kinds of extension host load it. */
export async function bundleSuite(outfile: string, variant: Variant): Promise<void> {
  await build({
    entryPoints: [join(import.meta.dirname, "suite/index.ts")],
    outfile,
    bundle: true,
    format: "cjs",
    platform: variant === "web" ? "browser" : "node",
    target: "es2022",
    external: ["vscode", "node:*"],
    define: { BUILD_VARIANT: JSON.stringify(variant) },
  });
}

/** Packages the extension as it is published, and installs it into the profile. */
export async function installPackaged(profile: Profile): Promise<void> {
  const vsix = join(profile.root, "seaworthy.vsix");
  await promisify(execFile)("npm", ["run", "--silent", "vsix", "--", "--out", vsix], {
    cwd: extensionFolder,
    shell: process.platform === "win32",
  });
  await installExtension(profile, vsix);
}

async function start(variant: Exclude<Variant, "electron">, profile: Profile): Promise<{ workbench: Workbench; url: string }> {
  if (variant === "web") {
    const stage = stageWebExtension(profile, extensionFolder);
    await bundleSuite(join(stage, "suite.js"), variant);
    const workbench = await startWeb(profile, stage, "suite.js");
    return { workbench, url: workbench.url() };
  }
  const suite = join(profile.root, "suite.js");
  await bundleSuite(suite, variant);
  let developed = extensionFolder;
  if (variant === "packaged") {
    await installPackaged(profile);
    developed = emptyExtension(profile);
  }
  const server = await startServer(profile, { restricted: variant === "restricted" });
  const payload = [
    ["extensionDevelopmentPath", server.uri(developed)],
    ["extensionTestsPath", server.uri(suite)],
  ] as const;
  return { workbench: server, url: server.url(payload) };
}

/** VS Code runs tests only beside an extension under development; this one does nothing. */
function emptyExtension(profile: Profile): string {
  const folder = join(profile.root, "empty-extension");
  mkdirSync(folder);
  writeFileSync(
    join(folder, "package.json"),
    JSON.stringify({ name: "empty", publisher: "test", version: "0.0.0", engines: { vscode: "*" } }),
  );
  return folder;
}

/** Opens the page, hands on each line of its console, and returns when VS Code says that the tests have ended. */
async function runInPage(page: Page, workbench: Workbench, url: string, deadline: number, onLine: (line: string) => void): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  try {
    // Both functions must be there before the workbench looks for them.
    await page.exposeFunction("codeAutomationLog", (level: string, args: readonly unknown[]) => onLine(`[${level}] ${args.join(" ")}`));
    const finished = new Promise<void>((resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`The tests did not end within ${deadline} ms.`)), deadline);
      page.on("crash", () => reject(new Error("The page crashed.")));
      void workbench.ended.then(reject);
      page
        .exposeFunction("codeAutomationExit", () => resolve())
        .then(() => page.goto(url))
        .catch(reject);
    });
    await finished;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * The report in the lines of VS Code's console. An extension host that dies ends its tests as if all were well: only what
 * is missing shows it, and gets `trouble` as its error.
 */
function report(log: readonly string[], trouble: string): Report {
  const lines = log
    .filter((line) => line.includes(reportMark))
    .map((line) => JSON.parse(line.slice(line.indexOf(reportMark) + reportMark.length)) as ReportLine);
  const start = lines.find((line) => line.kind === "start");
  if (start === undefined) throw new Error(`The tests did not start: ${trouble}`);
  const results: Result[] = lines.filter((line) => line.kind === "result");
  const [unfinished, ...unreached] = start.names.slice(results.length);
  if (unfinished !== undefined) results.push({ name: unfinished, milliseconds: 0, error: `It did not end: ${trouble}` });
  for (const name of unreached) results.push({ name, milliseconds: 0, error: "It was not reached." });
  return { where: start.where, results };
}

/** What VS Code printed before a run failed, without its small talk. */
function lastWords(log: readonly string[], workbench: Workbench | undefined): string {
  const page = log
    .filter((line) => !line.startsWith("[info]") && !line.includes(reportMark) && !line.includes("native-watchdog"))
    .map((line) => line.slice(0, 1000));
  const server = workbench?.output().slice(-1500) ?? "";
  return `The page's last lines:\n${page.slice(-15).join("\n")}\nThe server's:\n${server}`;
}
