import { replaceWord } from "../edit/run.ts";
import { packageCall } from "../judge/package-manager.ts";
import type { Call } from "../model/command.ts";
import type { Rule } from "./rule.ts";

export const aptInScript: Rule = {
  id: "apt-in-script",
  summary: "A step calls apt, which is made for people",
  category: "maintainability",
  severity: "off",
  fixable: "unsafe",
  since: "0.1.0",
  also: {
    hadolint: ["DL3027"],
    checkov: ["CKV_DOCKER_9"],
    kics: ["Run Using apt"],
    semgrep: ["prefer-apt-get"],
    tally: ["hadolint/DL3027"],
  },

  check: {
    command(command, { report }) {
      if (command.place !== "RUN") return;
      const calls = command.calls.filter((it) => it.name === "apt");
      const [first] = calls;
      if (!first) return;
      const edits = calls.flatMap((it) => {
        const program = replacement(it);
        return program ? (replaceWord(command, it.program, it.program.value!.replace(/apt$/, program)) ?? []) : [];
      });
      report({
        at: first.program.span,
        message: "apt is made for people: what it prints and which options it has may change.",
        fixes:
          edits.length > 0
            ? [{ title: "Call apt-get (it prints less and asks otherwise)", safety: "unsafe", edits, partial: edits.length < calls.length }]
            : [],
      });
    },
  },
};

/** The program that does the same for scripts. */
function replacement(call: Call): string | undefined {
  if (packageCall(call)) return "apt-get";
  const verb = call.arguments.find((it) => !it.written.startsWith("-"))?.value ?? "";
  if (/^(?:search|show|policy|depends|rdepends)$/.test(verb)) return "apt-cache";
  return /^(?:download|source|changelog|build-dep)$/.test(verb) ? "apt-get" : undefined;
}
