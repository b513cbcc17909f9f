import { removeCall } from "../edit/run.ts";
import { useOf } from "../judge/package-lists.ts";
import { type PackageCall, packageCalls } from "../judge/package-manager.ts";
import { systemOfFamily } from "../knowledge/package-managers.ts";
import type { Command } from "../model/command.ts";
import type { Also, Rule } from "./rule.ts";

export const distributionUpgrade: Rule = {
  id: "distribution-upgrade",
  summary: "A step upgrades whatever the base image has",
  category: "lifecycle",
  severity: "info",
  fixable: "unsafe",
  since: "0.1.0",
  also: {
    hadolint: ["DL3005", "DL3017", "DL3031", "DL3035", "DL3039"],
    trivy: ["DS-0017", "DS-0024"],
    kics: ["Update Instruction Alone"],
    semgrep: ["avoid-apk-upgrade", "avoid-apt-get-upgrade", "avoid-dnf-update", "avoid-yum-update", "avoid-zypper-update"],
  },

  check: {
    command(command, { model, text, report }) {
      if (command.place !== "RUN" || model.kind !== "dockerfile") return;
      const upgrade = packageCalls(command).find(isUpgrade);
      if (!upgrade) return;
      const { manager, verb, verbWord, call } = upgrade;
      const edit = removeCall(text, model, command, call);
      report({
        at: verbWord.span,
        message:
          verb === "upgrade"
            ? `${manager.name} ${verbWord.value ?? verbWord.written} makes the image another one with every build.`
            : `${manager.name} ${verbWord.value ?? verbWord.written} may replace the base image's release and remove packages.`,
        ...(verb === "upgrade" && { severity: "off" }),
        also: alsoOf(upgrade, command),
        fixes: edit ? [{ title: "Leave the upgrade out (packages stay as the base image has them)", safety: "unsafe", edits: [edit] }] : [],
      });
    },
  },
};

function isUpgrade({ manager, verb, packages, has }: PackageCall): boolean {
  if (!systemOfFamily.has(manager.family) || has("--help", "--dry-run", "-s", "--simulate")) return false;
  return (verb === "upgrade" && packages.length === 0) || verb === "distribution-upgrade";
}

/** hadolint has given up all of its rules on this but DL3035; comments and settings may still name them. */
const ids: Readonly<Record<string, Also>> = {
  "apt-get": { semgrep: ["avoid-apt-get-upgrade"] },
  apk: { semgrep: ["avoid-apk-upgrade"] },
  yum: { semgrep: ["avoid-yum-update"] },
  dnf: { semgrep: ["avoid-dnf-update"] },
  zypper: { semgrep: ["avoid-zypper-update"] },
};

function alsoOf(upgrade: PackageCall, command: Command): Also {
  const { manager, verb, verbWord } = upgrade;
  const own: Also = { ...ids[manager.name], hadolint: [] };
  if (manager.name === "zypper" && verb === "distribution-upgrade") return { ...own, hadolint: ["DL3035"] };
  if (manager.family === "apt-get" && verb === "distribution-upgrade") return { ...own, trivy: ["DS-0024"] };
  // Others take `dnf update` for what only fetches lists.
  const alone = /^up(?:date)?$/.test(verbWord.value ?? "") && useOf(command, upgrade) !== "known";
  return { ...own, ...(alone && { trivy: ["DS-0017"], kics: ["Update Instruction Alone"] }) };
}
