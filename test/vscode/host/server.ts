import { execFile } from "node:child_process";
import { randomBytes, randomInt } from "node:crypto";
import { join } from "node:path";
import { promisify } from "node:util";
import { serverFolder } from "./install.ts";
import { type ProcessGroup, startGroup } from "./process-group.ts";
import type { Profile } from "./profile.ts";

/** A VS Code that a browser can open. */
export interface Workbench extends ProcessGroup {
  /** The address of the page; `payload` is what VS Code's own test driver puts there. */
  url(payload?: readonly (readonly [string, string])[]): string;
}

/** A VS Code whose extensions run in Node beside the files, as on the desktop and with a remote. */
export interface Server extends Workbench {
  /** How the workbench names the absolute path of a file of this machine. */
  uri(path: string): string;
}

/** Starts VS Code's server on a port of its own. The workspace is trusted unless `restricted`. */
export async function startServer(profile: Profile, options: { readonly restricted?: boolean } = {}): Promise<Server> {
  // It takes the first free port of a range. Two servers that start together must not find the same one free.
  const firstPort = randomInt(20_000, 29_900);
  // Whoever can open the page can run programs, so not even other users of this machine may.
  const token = randomBytes(16).toString("hex");
  const group = await startGroup(
    process.execPath,
    [
      ...commandLine(profile),
      "--host=127.0.0.1",
      `--port=${firstPort}-${firstPort + 99}`,
      `--connection-token=${token}`,
      "--disable-telemetry",
      // Without it a built workbench ignores extensionDevelopmentPath and extensionTestsPath.
      "--enable-smoke-test-driver",
      ...(options.restricted ? [] : ["--disable-workspace-trust"]),
    ],
    { env: environment(profile), ready: /Extension host agent listening on (\d+)/ },
  );
  const authority = `127.0.0.1:${group.match[1]}`;
  return {
    ...group,
    uri: (path) => `vscode-remote://${authority}${path}`,
    url(payload = []) {
      const url = new URL(`http://${authority}/`);
      url.searchParams.set("tkn", token);
      url.searchParams.set("folder", profile.workspace);
      if (payload.length > 0) url.searchParams.set("payload", JSON.stringify(payload));
      return url.href;
    },
  };
}

/** Installs a packaged extension into the profile. */
export async function installExtension(profile: Profile, vsix: string): Promise<void> {
  await promisify(execFile)(process.execPath, [...commandLine(profile), "--install-extension", vsix], { env: environment(profile) });
}

function commandLine(profile: Profile): string[] {
  return [
    join(serverFolder, "out/server-main.js"),
    "--accept-server-license-terms",
    `--server-data-dir=${profile.serverData}`,
    `--user-data-dir=${profile.userData}`,
    `--extensions-dir=${profile.extensions}`,
  ];
}

function environment(profile: Profile): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    HOME: profile.home,
    TMPDIR: profile.temporary,
    // No marketplace: nothing is asked of the network.
    EXTENSIONS_GALLERY: "{}",
  };
  // Inside a terminal of code-server this is set, and keeps the server from starting.
  delete env.CODE_SERVER_PARENT_PID;
  return env;
}
