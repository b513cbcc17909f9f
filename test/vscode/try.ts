import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { startBrowser } from "./host/browser.ts";
import { compileLogging, findChromium, installHost } from "./host/install.ts";
import { createProfile } from "./host/profile.ts";
import { startServer } from "./host/server.ts";
import { extensionFolder, sampleFolder } from "./run.ts";
import { useSample } from "./use.ts";

// Opens a project full of mistakes in VS Code in the user's browser, until Ctrl-C.
//   --screenshot DIR   uses it in a headless browser instead, and leaves pictures of what is seen there

const { values } = parseArgs({ options: { screenshot: { type: "string" } } });

const say = (line: string) => console.error(line);
try {
  installHost(say);
} catch (error) {
  say((error as Error).message);
  process.exit(1);
}
if (!compileLogging(say)) say("It stays empty: that needs a C++ compiler and Python.");

if (values.screenshot !== undefined) await takeScreenshots(values.screenshot);
else await stayOpen();

async function takeScreenshots(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const browser = await startBrowser(findChromium(false, say));
  try {
    await useSample(
      browser,
      async (name, step) => {
        say(name);
        await step();
      },
      folder,
    );
  } finally {
    await browser.close();
  }
}

async function stayOpen(): Promise<void> {
  // Ctrl-C is how it is meant to end, hence no failure.
  process.once("SIGINT", () => process.exit(0));
  const profile = createProfile(sampleFolder);
  const server = await startServer(profile);
  const url = server.url([
    ["extensionDevelopmentPath", server.uri(extensionFolder)],
    ["openFile", server.uri(join(profile.workspace, "Dockerfile"))],
  ]);
  console.log(`VS Code with a copy of test/sample, until Ctrl-C:\n\n  ${url}\n`);
  openInBrowser(url);
  say((await server.ended).message);
  process.exitCode = 1;
}

/** Asks the desktop to open the address; where there is no desktop the printed address is enough. */
function openInBrowser(url: string): void {
  const [command, ...args] = { darwin: ["open"], win32: ["cmd", "/c", "start", '""'] }[process.platform as string] ?? ["xdg-open"];
  const opener = spawn(command as string, [...args, process.platform === "win32" ? url.replaceAll("&", "^&") : url], {
    stdio: "ignore",
    detached: true,
  });
  opener.on("error", () => {});
  opener.unref();
}
