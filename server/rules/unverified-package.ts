import { removeWords, replaceWord } from "../edit/run.ts";
import { aptSetting, type Option, type PackageCall, packageCalls } from "../judge/package-manager.ts";
import type { Call, Command, Word } from "../model/command.ts";
import type { Edit } from "../text/edit.ts";
import type { Span } from "../text/span.ts";
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
        const words = option.argument ? [option.word, option.argument] : [option.word];
        const alone = option.argument !== undefined || [option.name, `${option.name}=${option.value}`].includes(option.word.written);
        const edits = alone ? removeWords(text, command, call.call, words) : undefined;
        const culprit = alone ? words.map((it) => it.written).join(" ") : `${option.name} ${option.value ?? ""}`.trim();
        report({
          at: option.word.span,
          message: `${culprit} lets ${call.manager.name} install packages that somebody has changed.`,
          ...(local && { severity: "info" }),
          also: alsoOf(call, option),
          fixes: edits ? [{ title, safety: "unsafe", edits }] : [],
        });
      }
      for (const call of command.calls) {
        const source = trustedSource(call);
        if (!source) continue;
        const { word, at, host } = source;
        const edit = untrust(command, word);
        report({
          at,
          message: `trusted=yes lets apt install packages of ${host} that somebody has changed.`,
          also: { cis: ["4.11"] },
          fixes: edit ? [{ title, safety: "unsafe", edits: [edit] }] : [],
        });
      }
    },
  },
};

const title = "Check the signatures (packages without one are refused)";

const mark = /\btrusted\s{0,9}=\s{0,9}yes\b/i;

/** The line of a package source whose signatures apt does not look at, as `echo` or `printf` writes it; packages on disk do not count. */
function trustedSource({ name, arguments: words }: Call): { readonly word: Word; readonly at: Span; readonly host: string } | undefined {
  if (name !== "echo" && name !== "printf") return undefined;
  const word = words.find(({ written }) => mark.test(written));
  if (!word) return undefined;
  const line = words.map((it) => it.value ?? it.written).join(" ");
  const host = /\bdeb(?:-src)?\s+\[[^\]]*\]\s*(?:\w{1,20}\+)?https?:\/\/([^\s/"']+)/.exec(line)?.[1];
  if (host === undefined) return undefined;
  const { 0: marked, index } = mark.exec(word.written)!;
  const start = word.span.start + index;
  return { word, at: word.span.end - word.span.start === word.written.length ? { start, end: start + marked.length } : word.span, host };
}

function untrust(command: Command, word: Word): Edit | undefined {
  const { written } = word;
  const without = written.replace(/\[\s*trusted\s*=\s*yes\s*\] ?/i, "").replace(/\btrusted\s*=\s*yes\s+|\s+trusted\s*=\s*yes\b/i, "");
  return without === written || without === "" || command.form === "exec" ? undefined : replaceWord(command, word, without);
}

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
