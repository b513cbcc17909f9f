import type { Call, Command } from "../model/command.ts";
import { type Dockerfile, lineage } from "../model/dockerfile.ts";
import { type PackageCall, packageCall, packageCalls } from "./package-manager.ts";

/** Whether nothing in a step uses the package lists that a call of it fetches. */
export function updatesAlone(command: Command, update: PackageCall): boolean {
  return useOf(command, update) === "none";
}

/** Who uses the lists that a call fetches, later in the same step: a package manager, nobody, or perhaps a script that nobody knows. */
export function useOf({ calls }: Command, update: PackageCall): "known" | "perhaps" | "none" {
  const later = calls.slice(calls.indexOf(update.call) + 1);
  if (later.some((it) => uses(it, update.manager.family))) return "known";
  return later.some(mayUse) ? "perhaps" : "none";
}

function uses(call: Call, family: string): boolean {
  const own = packageCall(call);
  if (own) {
    if (own.manager.family !== family) return false;
    return own.verb === "install" || own.verb.endsWith("upgrade");
  }
  // `apt-get download`, `apt-cache policy`, `apk fetch`; helpers that call apt by themselves.
  const name = call.name ?? "";
  return (
    name === family ||
    /^(?:apt|apt-cache|aptitude|apt-fast|dnf|yum|debootstrap|mk-build-deps|rosdep|tasksel|unattended-upgrades?)$/.test(name)
  );
}

function mayUse({ name, arguments: words, program }: Call): boolean {
  if (name === undefined || /\.(?:sh|bash|py|pl|rb)$/.test(name) || /^[./]/.test(program.value ?? "")) return true;
  if (/^(?:ba|da|z)?sh$|^(?:source|\.|make|ansible-playbook|just|task)$/.test(name) && words.length > 0) return true;
  return (
    /install|deps|setup|packages/i.test(name) || words.some((it) => /^(?:install|install-deps|--with-deps|setup)$/.test(it.value ?? ""))
  );
}

/** Whether a step calls `rm -rf` for anything, which hadolint takes for the removal of the lists. */
export function removesByForce({ calls }: Command): boolean {
  return calls.some(({ name, arguments: words }) => name === "rm" && words.some((it) => it.value === "-rf"));
}

/** Whether a later step installs packages of a family without fetching their lists anew, so that it needs those that are there. */
export function installsLater(file: Dockerfile, command: Command, family: string): boolean {
  if (family !== "apt-get") return false;
  return needingLists(file).some(
    (it) =>
      it.span.start > command.span.start &&
      (it.stage === command.stage || (it.stage && command.stage && [...lineage(it.stage)].includes(command.stage))),
  );
}

/** The steps that use package lists of apt before they fetch any. */
function needingLists(file: Dockerfile): readonly Command[] {
  let steps = needing.get(file);
  if (!steps) {
    steps = file.nodes.filter((it): it is Command => {
      if (it.kind !== "command" || it.place !== "RUN") return false;
      const first = packageCalls(it).find(({ manager, verb }) => manager.family === "apt-get" && /install|update|upgrade/.test(verb));
      return first !== undefined && first.verb !== "update";
    });
    needing.set(file, steps);
  }
  return steps;
}

const needing = new WeakMap<Dockerfile, readonly Command[]>();
