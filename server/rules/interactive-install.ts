import { insertWords } from "../edit/run.ts";
import { mentions } from "../judge/mention.ts";
import { assumesYes, fixesBroken, type PackageCall, packageCalls } from "../judge/package-manager.ts";
import type { Command } from "../model/command.ts";
import type { Edit } from "../text/edit.ts";
import type { Also, Rule } from "./rule.ts";

export const interactiveInstall: Rule = {
  id: "interactive-install",
  summary: "A package manager asks whether to go on, and nobody answers in a build",
  category: "correctness",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: {
    hadolint: ["DL3014", "DL3030", "DL3034", "DL3038"],
    trivy: ["DS-0021"],
    kics: [
      "APT-GET Missing Flags To Avoid Manual Input",
      "Missing Flag From Dnf Install",
      "Yum Install Allows Manual Input",
      "Zypper Install Allows Manual Input",
    ],
    semgrep: ["missing-assume-yes-switch", "missing-dnf-assume-yes-switch", "missing-yum-assume-yes-switch"],
    tally: ["hadolint/DL3014", "hadolint/DL3030", "hadolint/DL3034", "hadolint/DL3038"],
  },

  check: {
    command(command, { model, text, report }) {
      if (command.place !== "RUN") return;
      for (const call of packageCalls(command)) {
        if (!asks(call) || assumesYes(call) || isAnswered(call, command) || mentions(model, text, setting)) continue;
        const { manager, verbWord } = call;
        const option = manager.name === "pacman" ? "--noconfirm" : "-y";
        const edits = insertWords(command, verbWord, option);
        report({
          at: verbWord.span,
          message: `${manager.name} ${verbWord.value ?? verbWord.written} asks whether to go on, and nobody answers.`,
          also: alsoOf(call),
          fixes: edits
            ? [{ title: `Add ${option} (every question is answered with yes)`, safety: "unsafe", edits: [edits] satisfies Edit[] }]
            : [],
        });
      }
    },
  },
};

/** A setting for all calls, in a file of apt or dnf. */
const setting = /Assume-Yes["']?[ \t]*[= ][ \t]*\\?["']?(?:true|1|yes)\b|^\s*(?:\S+[ \t]+["']?)?assumeyes[ \t]*=[ \t]*(?:1|true|yes)/im;

function asks(call: PackageCall): boolean {
  const { manager, verb, packages, verbWord, has } = call;
  if (has("-s", "--simulate", "--dry-run", "--just-print", "--print-uris", "--help", "-h", "--downloadonly") && manager.family !== "choco")
    return false;
  switch (manager.family) {
    case "apt-get":
      return packages.length > 0 || fixesBroken(call) ? /^(?:install|remove)$/.test(verb) : verb.endsWith("upgrade");
    case "dnf":
      return verb.endsWith("upgrade") || verbWord.value === "enable" || (/^(?:install|remove)$/.test(verb) && packages.length > 0);
    case "zypper":
      return verb.endsWith("upgrade") || (/^(?:install|remove)$/.test(verb) && packages.length > 0);
    case "pacman":
      return verb === "install" || verb === "remove" || verb === "upgrade";
    case "conda":
      return (
        manager.name !== "micromamba" &&
        /^(?:install|create|remove|update)$/.test(verbWord.value ?? "") &&
        !/^env$/.test(verbWord.value ?? "")
      );
    default:
      return false;
  }
}

/** Whether something writes to its input: `yes | apt-get install x`, `apt-get install x <<< y`. */
function isAnswered({ call }: PackageCall, { calls }: Command): boolean {
  return calls.some((it) => it.pipedInto === call) || call.redirections.some((it) => it.operator.startsWith("<"));
}

function alsoOf({ manager: { name, family }, verb }: PackageCall): Also {
  const tool = family === "apt-get" ? "apt-get" : name;
  const trivy = tool === "apt-get" ? { trivy: ["DS-0021"] } : {};
  if (verb !== "install") return trivy;
  switch (tool) {
    case "apt-get":
      return {
        ...trivy,
        ...(name === "apt-get" && { hadolint: ["DL3014"], tally: ["hadolint/DL3014"] }),
        kics: ["APT-GET Missing Flags To Avoid Manual Input"],
        semgrep: ["missing-assume-yes-switch"],
      };
    case "yum":
      return {
        hadolint: ["DL3030"],
        tally: ["hadolint/DL3030"],
        kics: ["Yum Install Allows Manual Input"],
        semgrep: ["missing-yum-assume-yes-switch"],
      };
    case "zypper":
      return { hadolint: ["DL3034"], tally: ["hadolint/DL3034"], kics: ["Zypper Install Allows Manual Input"] };
    case "dnf":
    case "microdnf":
      return {
        hadolint: ["DL3038"],
        tally: ["hadolint/DL3038"],
        kics: ["Missing Flag From Dnf Install"],
        semgrep: ["missing-dnf-assume-yes-switch"],
      };
    default:
      return {};
  }
}
