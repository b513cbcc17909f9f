import { mkdirSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import type { AddressInfo, Server } from "node:net";
import { join } from "node:path";
import { webFolder } from "./install.ts";
import { startGroup } from "./process-group.ts";
import type { Profile } from "./profile.ts";
import type { Workbench } from "./server.ts";

/**
 * Starts a VS Code without a server: all runs in the page, extensions in a web worker, and the workspace is a virtual
 * file system that reads the profile's workspace over HTTP and keeps changes in memory. `suite` is the file name, beside
 * `extension`'s package.json, that VS Code runs as tests.
 */
export async function startWeb(profile: Profile, extension: string, suite: string): Promise<Workbench> {
  const group = await startGroup(process.execPath, [import.meta.filename, extension, join(extension, suite), profile.workspace], {
    env: process.env,
    ready: /Web VS Code on port (\d+)/,
  });
  // A name, not a number: VS Code puts each of its frames on a subdomain, and those of localhost need no DNS.
  return { ...group, url: () => `http://localhost:${group.match[1]}/` };
}

/** Makes a folder in the profile that holds what a web VS Code loads of the extension in `root`, and returns its path. */
export function stageWebExtension(profile: Profile, root: string): string {
  const stage = join(profile.root, "web-extension");
  mkdirSync(stage);
  for (const name of ["package.json", "dist", "syntaxes"]) symlinkSync(join(root, name), join(stage, name));
  return stage;
}

/** The part of @vscode/test-web that we use. It is not documented, hence the exact version in package.json. */
interface TestWeb {
  runServer(host: string, port: number, config: Record<string, unknown>): Promise<Server>;
}

if (import.meta.main) {
  const [extensionDevelopmentPath, extensionTestsPath, folderMountPath] = process.argv.slice(2);
  const { runServer } = createRequire(import.meta.url)("@vscode/test-web/out/server/main.js") as TestWeb;
  const server = await runServer("127.0.0.1", 0, {
    extensionDevelopmentPath,
    extensionTestsPath,
    folderMountPath,
    // The version is that of a cache which a build in a folder does not use.
    build: { type: "static", location: webFolder, quality: "stable", version: "0".repeat(40) },
  });
  if (!server.listening) await new Promise((resolve) => server.once("listening", resolve));
  console.log(`Web VS Code on port ${(server.address() as AddressInfo).port}`);
}
