import { mentions } from "../judge/mention.ts";
import { type PackageCall, packageCalls } from "../judge/package-manager.ts";
import { unpinnedPackages } from "../judge/package-version.ts";
import { placeInStep } from "../judge/step.ts";
import type { Word } from "../model/command.ts";
import type { Also, Rule } from "./rule.ts";

export const unpinnedPackage: Rule = {
  id: "unpinned-package",
  summary: "A package is installed in whatever version is the newest",
  category: "supply-chain",
  severity: "info",
  fixable: "no",
  since: "0.1.0",
  also: {
    cis: ["4.7"],
    hadolint: ["DL3008", "DL3013", "DL3016", "DL3018", "DL3028", "DL3033", "DL3037", "DL3041", "DL3062"],
    kics: [
      "Apt Get Install Pin Version Not Defined",
      "Gem Install Without Version",
      "Missing Version Specification In dnf install",
      "Npm Install Command Without Pinned Version",
      "Unpinned Package Version in Apk Add",
      "Unpinned Package Version in Pip Install",
      "Yum install Without Version",
      "Zypper Install Without Version",
    ],
  },

  check: {
    command(command, { model, text, report }) {
      if (command.place !== "RUN" || model.kind !== "dockerfile") return;
      const calls = new Map<string, [PackageCall, Word[]]>();
      for (const call of packageCalls(command)) {
        const packages = unpinnedPackages(call);
        if (packages.length === 0 || (call.manager.family === "apt-get" && mentions(model, text, snapshots))) continue;
        const known = calls.get(call.manager.name);
        if (known) known[1].push(...packages);
        else calls.set(call.manager.name, [call, [...packages]]);
      }
      for (const [index, [name, [call, packages]]] of [...calls].entries()) {
        const quiet = systems.has(call.manager.family) || packages.every((it) => tools.test(it.written));
        report({
          at: placeInStep(model, command, index === 0, packages[0]!),
          message: `${name} installs ${list(packages.map((it) => it.value ?? it.written))} in whatever version is the newest.`,
          ...(quiet && { severity: "off" }),
          also: alsoOf(name),
        });
      }
    },
  },
};

/** Archives that always give what there was on one day. */
const snapshots = /snapshot\.(?:debian\.org|ubuntu\.com)/;

/** Distributions delete old versions, so that builds with pinned ones break soon. */
const systems: ReadonlySet<string> = new Set(["apt-get", "apk", "dnf", "yum", "zypper"]);

/** What installs the packages, and is not in the program. */
const tools = /^["']?(?:pip|setuptools|wheel|npm|bundler)["']?$/;

const ids: Readonly<Record<string, readonly [hadolint?: string, kics?: string]>> = {
  "apt-get": ["DL3008", "Apt Get Install Pin Version Not Defined"],
  apk: ["DL3018", "Unpinned Package Version in Apk Add"],
  yum: ["DL3033", "Yum install Without Version"],
  dnf: ["DL3041", "Missing Version Specification In dnf install"],
  microdnf: ["DL3041"],
  zypper: ["DL3037", "Zypper Install Without Version"],
  npm: ["DL3016", "Npm Install Command Without Pinned Version"],
  gem: ["DL3028", "Gem Install Without Version"],
  go: ["DL3062"],
};

function alsoOf(manager: string): Also {
  const [hadolint, kics] = /^pipx?[\d.]*$/.test(manager) ? ["DL3013", "Unpinned Package Version in Pip Install"] : (ids[manager] ?? []);
  return { cis: ["4.7"], ...(hadolint && { hadolint: [hadolint] }), ...(kics && { kics: [kics] }) };
}

function list(packages: readonly string[]): string {
  const shown = packages.slice(0, 3).map((it) => (it.length > 30 ? `${it.slice(0, 30)}…` : it));
  const more = packages.length - shown.length;
  if (more > 0) return `${shown.join(", ")} and ${more} more`;
  return shown.length > 1 ? `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}` : shown[0]!;
}
