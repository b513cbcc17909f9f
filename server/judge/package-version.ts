import type { Word } from "../model/command.ts";
import type { PackageCall } from "./package-manager.ts";

/** The packages that a call installs in whatever version is the newest. */
export function unpinnedPackages(call: PackageCall): readonly Word[] {
  const { manager, packages, has, verb, verbWord } = call;
  if (manager.name === "go" && verb === "run" && verbWord.value === "run") return packages.slice(0, 1).filter((it) => isUnpinned(it, call));
  if (verb !== "install" || pinnedBy(call)) return [];
  // A list of what goes together, of which there are no versions.
  if (manager.family === "dnf" && /group/.test(call.call.arguments.map((it) => it.value).join(" "))) return [];
  if (manager.family === "zypper" && has("-t", "--type")) return [];
  // `composer create-project PACKAGE FOLDER VERSION`
  if (verbWord.value === "create-project") return packages.length > 2 ? [] : packages.slice(0, 1).filter((it) => isUnpinned(it, call));
  return packages.filter((it) => isUnpinned(it, call));
}

function isUnpinned(word: Word, { manager }: PackageCall): boolean {
  const text = (word.value ?? word.written).replaceAll(/["']/g, "");
  return text !== "" && !manager.pinned.test(text) && !(manager.family === "dnf" && text.startsWith("@"));
}

/** Whether options or another file tell the versions, or the verb does not know any. */
function pinnedBy({ manager, has, verbWord }: PackageCall): boolean {
  switch (manager.family) {
    case "apt-get":
      return /^(?:build-dep|satisfy)/.test(verbWord.value ?? "");
    case "dnf":
      return verbWord.value === "localinstall";
    case "pacman":
      return true;
    case "pip":
    case "uv":
      return has("-r", "--requirement", "--requirements", "-c", "--constraint", "--constraints");
    case "gem":
      return has("-v", "--version");
    case "cargo":
      return has("--version", "--vers", "--path", "--rev", "--tag");
    case "choco":
      return has("--version", "-version");
    default:
      return false;
  }
}
