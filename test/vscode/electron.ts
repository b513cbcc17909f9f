import { join } from "node:path";
import { runTests } from "@vscode/test-electron";
import { createProfile } from "./host/profile.ts";
import { bundleSuite, extensionFolder, sampleFolder } from "./run.ts";

// Downloads a VS Code for the desktop and runs the tests in it. Needs a display: on Linux without one, xvfb-run.
const profile = createProfile(sampleFolder);
const suite = join(profile.root, "suite.js");
await bundleSuite(suite, "electron");
try {
  await runTests({
    extensionDevelopmentPath: extensionFolder,
    extensionTestsPath: suite,
    cachePath: join(extensionFolder, "test/vscode/host/node_modules/.vscode-test"),
    launchArgs: [
      profile.workspace,
      "--disable-workspace-trust",
      "--disable-extensions",
      `--user-data-dir=${profile.userData}`,
      `--extensions-dir=${profile.extensions}`,
    ],
  });
} finally {
  profile.remove();
}
