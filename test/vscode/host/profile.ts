import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

/** The folders of one run, all below `root`: nothing is shared with another run, or with the user's own VS Code. */
export interface Profile {
  readonly root: string;
  /** The copy of the workspace that VS Code opens. */
  readonly workspace: string;
  readonly userData: string;
  readonly serverData: string;
  readonly extensions: string;
  readonly home: string;
  /** For sockets and the like, so that they go when the profile goes. */
  readonly temporary: string;
  remove(): void;
}

/** Makes a profile with a copy of the folder `workspace` and the user's settings `settings` on top of quiet ones. */
export function createProfile(workspace: string, settings: Record<string, unknown> = {}): Profile {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "seaworthy-vscode-")));
  const removeAtExit = () => rmSync(root, { recursive: true, force: true, maxRetries: 5 });
  process.on("exit", removeAtExit);
  const folder = (name: string) => {
    mkdirSync(join(root, name));
    return join(root, name);
  };
  const profile: Profile = {
    root,
    workspace: folder(basename(workspace)),
    userData: folder("user-data"),
    serverData: folder("server-data"),
    extensions: folder("extensions"),
    home: folder("home"),
    temporary: folder("tmp"),
    remove() {
      process.off("exit", removeAtExit);
      removeAtExit();
    },
  };
  cpSync(workspace, profile.workspace, { recursive: true });
  mkdirSync(join(profile.userData, "User"));
  writeFileSync(join(profile.userData, "User/settings.json"), JSON.stringify({ ...quiet, ...settings }, null, 2));
  return profile;
}

/** Settings that keep VS Code from asking, announcing, or reaching for the network. */
const quiet = {
  "telemetry.telemetryLevel": "off",
  "workbench.enableExperiments": false,
  "workbench.startupEditor": "none",
  "update.mode": "none",
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "git.enabled": false,
  "chat.disableAIFeatures": true,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "security.workspace.trust.startupPrompt": "never",
};
