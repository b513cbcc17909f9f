import { appendToRun, insertWords } from "../edit/run.ts";
import { bulky, type Leftover, leftoversOf } from "../judge/package-cache.ts";
import { installsLater, removesByForce, updatesAlone } from "../judge/package-lists.ts";
import { type PackageCall, wordsOf } from "../judge/package-manager.ts";
import { placeInStep, ships } from "../judge/step.ts";
import type { Command } from "../model/command.ts";
import type { Dockerfile } from "../model/dockerfile.ts";
import type { Also, Fix, Rule } from "./rule.ts";

export const leftoverPackageCache: Rule = {
  id: "leftover-package-cache",
  summary: "A package manager leaves its cache in the layer",
  category: "cache-and-size",
  severity: "info",
  fixable: "unsafe",
  since: "0.1.0",
  also: {
    hadolint: ["DL3009", "DL3019", "DL3032", "DL3036", "DL3040", "DL3042", "DL3060"],
    trivy: ["DS-0015", "DS-0019", "DS-0020", "DS-0025", "DS-0027"],
    kics: [
      "Apk Add Using Local Cache Path",
      "Apt Get Install Lists Were Not Deleted",
      "Missing Dnf Clean All",
      "Missing Zypper Clean",
      "Pip install Keeping Cached Packages",
      "Yum Clean All Missing",
    ],
    semgrep: [
      "missing-apk-no-cache",
      "missing-dnf-clean-all",
      "missing-pip-no-cache-dir",
      "missing-zypper-clean",
      "remove-package-cache",
      "remove-package-lists",
    ],
    tally: ["tally/ruby/leftover-bundler-cache"],
  },

  check: {
    command(command, { model, text, report }) {
      if (command.place !== "RUN" || model.kind !== "dockerfile" || !ships(model, command)) return;
      let isFirst = true;
      for (const leftover of leftoversOf(model, command)) {
        const { manager, calls } = leftover;
        const first = calls[0]!;
        // Of lists that nothing in the step uses, another rule speaks.
        if (first.verb === "update" && updatesAlone(command, calls.at(-1)!)) continue;
        if (manager.family === "pip" && /no-cache-dir/.test(text) && /pip3? config|pip\.conf/.test(text)) continue;
        const fix = fixFor(leftover, command, model, text);
        report({
          at: placeInStep(model, command, isFirst, first.verbWord),
          message: messageOf(first),
          ...(!bulky.has(manager.family) && { severity: "off" }),
          also: alsoOf(leftover, command),
          fixes: fix ? [fix] : [],
        });
        isFirst = false;
      }
    },
  },
};

function messageOf(call: PackageCall): string {
  const what = call.manager.family === "apt-get" ? "its package lists" : "what it downloads";
  return `${wordsOf(call)} leaves ${what} in this layer.`;
}

function fixFor({ manager, calls }: Leftover, command: Command, file: Dockerfile, text: string): Fix | undefined {
  if (manager.noCache) {
    const [option] = manager.noCache;
    const edits = calls.flatMap(({ verb, verbWord }) => (verb === "update" ? [] : (insertWords(command, verbWord, option!) ?? [])));
    return edits.length < calls.length
      ? undefined
      : { title: `Add ${option} (a later step downloads again what it needs)`, safety: "unsafe", edits };
  }
  if (!manager.clean || installsLater(file, command, manager.family)) return undefined;
  const sudo = calls.some(({ call }) => call.wrappers.some((it) => it.value === "sudo")) ? "sudo " : "";
  const edit = appendToRun(text, file, command, sudo + manager.clean);
  const title = manager.family === "apt-get" ? "Remove the package lists in the same step" : `Run ${manager.clean} in the same step`;
  return edit && { title: `${title} (a later step has to download them again)`, safety: "unsafe", edits: [edit] };
}

const ids: Readonly<Record<string, Also>> = {
  apk: { hadolint: ["DL3019"], trivy: ["DS-0025"], kics: ["Apk Add Using Local Cache Path"], semgrep: ["missing-apk-no-cache"] },
  "apt-get": { hadolint: ["DL3009"], kics: ["Apt Get Install Lists Were Not Deleted"], semgrep: ["remove-package-lists"] },
  yum: { hadolint: ["DL3032"], trivy: ["DS-0015"], kics: ["Yum Clean All Missing"], semgrep: ["remove-package-cache"] },
  dnf: { hadolint: ["DL3040"], trivy: ["DS-0019"], kics: ["Missing Dnf Clean All"], semgrep: ["missing-dnf-clean-all"] },
  microdnf: { hadolint: ["DL3040"], trivy: ["DS-0027"] },
  zypper: { hadolint: ["DL3036"], trivy: ["DS-0020"], kics: ["Missing Zypper Clean"], semgrep: ["missing-zypper-clean"] },
  pip: { hadolint: ["DL3042"], kics: ["Pip install Keeping Cached Packages"], semgrep: ["missing-pip-no-cache-dir"] },
  yarn: { hadolint: ["DL3060"] },
  bundle: { tally: ["tally/ruby/leftover-bundler-cache"] },
};

/** What others call it that a step leaves something behind. */
export function alsoOf({ manager, calls }: Leftover, command: Command): Also {
  const { name, family } = manager;
  // hadolint looks for `apk add` and its like only; of yarn it knows no other words.
  if (family === "yarn" && calls.every(({ verbWord }) => verbWord.value !== "install")) return {};
  const known = family === "apt-get" || calls.some(({ verb }) => verb === "install" || (verb === "upgrade" && family === "dnf"));
  const also = known ? (ids[name] ?? ids[family] ?? {}) : {};
  return family === "apt-get" && removesByForce(command) ? { ...also, hadolint: [] } : also;
}
