import { removeWords } from "../edit/run.ts";
import { aptSetting, type Option, type PackageCall, packageCalls } from "../judge/package-manager.ts";
import type { Also, Rule } from "./rule.ts";

export const unverifiedPackage: Rule = {
  id: "unverified-package",
  summary: "Packages are installed without looking at their signatures",
  category: "supply-chain",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: {
    cis: ["4.11"],
    checkov: ["CKV2_DOCKER_7", "CKV2_DOCKER_8", "CKV2_DOCKER_9", "CKV2_DOCKER_10", "CKV2_DOCKER_11"],
  },

  check: {
    command(command, { model, text, report }) {
      if (command.place !== "RUN" || model.kind !== "dockerfile") return;
      for (const call of packageCalls(command)) {
        const option = unchecked(call);
        if (!option) continue;
        // A file that the build brings along may have been checked before.
        const local =
          call.packages.length > 0 &&
          call.packages.every(({ written }) => !written.includes("://") && /^["']?\.{0,2}\/|\.(?:apk|deb|rpm)["']?$/.test(written));
        const alone = option.word.written === option.name || option.word.written === `${option.name}=${option.value}`;
        const edits = alone ? removeWords(text, command, call.call, [option.word]) : undefined;
        report({
          at: option.word.span,
          message: `${alone ? option.word.written : `${option.name} ${option.value ?? ""}`.trim()} lets ${call.manager.name} install packages that somebody has changed.`,
          ...(local && { severity: "info" }),
          also: alsoOf(call, option),
          fixes: edits ? [{ title: "Check the signatures (packages without one are refused)", safety: "unsafe", edits }] : [],
        });
      }
    },
  },
};

/** By the family of package managers, the options that switch the check off. */
const switches: readonly (readonly [managers: RegExp, options: RegExp, checkov: string])[] = [
  [/^apk$/, /^--allow-untrusted$/, "CKV2_DOCKER_7"],
  [/^(?:apt|apt-get|aptitude)$/, /^--(?:allow-unauthenticated|allow-insecure-repositories)$/, "CKV2_DOCKER_8"],
  [/^(?:apt|apt-get|aptitude)$/, /^--force-yes$/, "CKV2_DOCKER_11"],
  [/^(?:yum|dnf|dnf5|tdnf|microdnf)$/, /^--nogpgcheck$/, "CKV2_DOCKER_9"],
  [/^rpm$/, /^--(?:nodigest|nosignature|noverify|nofiledigest)$/, "CKV2_DOCKER_10"],
  [/^zypper$/, /^--no-gpg-checks$/, ""],
];

function unchecked(call: PackageCall): Option | undefined {
  const { manager, options } = call;
  const name = call.call.name ?? manager.name;
  const known = options.find((it) => switches.some(([managers, names]) => managers.test(name) && names.test(it.name)));
  if (known) return known;
  if (aptSetting(call, "APT::Get::AllowUnauthenticated") || aptSetting(call, "Acquire::AllowInsecureRepositories"))
    return options.find((it) => /AllowUnauthenticated|AllowInsecureRepositories/i.test(it.value ?? ""));
  return options.find((it) => it.name === "--setopt" && /gpgcheck=(?:0|false|no)$/i.test(it.value ?? ""));
}

function alsoOf({ call, manager }: PackageCall, { name }: Option): Also {
  const checkov = switches.find(([managers, names]) => managers.test(call.name ?? manager.name) && names.test(name))?.[2];
  return { cis: ["4.11"], ...(checkov && { checkov: [checkov] }) };
}
