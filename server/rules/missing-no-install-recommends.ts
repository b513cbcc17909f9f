import { insertWords } from "../edit/run.ts";
import { mentions } from "../judge/mention.ts";
import { aptSetting, fixesBroken, type PackageCall, packageCalls } from "../judge/package-manager.ts";
import { keywordOf, ships } from "../judge/step.ts";
import type { Also, Rule } from "./rule.ts";

const others: Also = {
  trivy: ["DS-0029"],
  kics: ["APT-GET Not Avoiding Additional Packages"],
  semgrep: ["missing-no-install-recommends"],
};

export const missingNoInstallRecommends: Rule = {
  id: "missing-no-install-recommends",
  summary: "apt installs recommended packages that nobody asked for",
  category: "cache-and-size",
  severity: "info",
  fixable: "unsafe",
  since: "0.1.0",
  also: { hadolint: ["DL3015"], ...others },

  check: {
    command(command, { model, text, report }) {
      if (command.place !== "RUN" || model.kind !== "dockerfile") return;
      const calls = packageCalls(command, "install").filter(recommends);
      const [first] = calls;
      if (!first || mentions(model, text, setting)) return;
      const edits = calls.flatMap(({ verbWord }) => insertWords(command, verbWord, "--no-install-recommends") ?? []);
      report({
        at: keywordOf(model, command),
        message: `${first.manager.name} ${first.verbWord.value ?? first.verbWord.written} brings recommended packages along.`,
        // What is not delivered may be as large as it likes.
        ...(!ships(model, command) && { severity: "off" }),
        // hadolint looks at no other program.
        ...(calls.every((it) => it.manager.name !== "apt-get") && { also: { ...others, hadolint: [] } }),
        fixes:
          edits.length === calls.length
            ? [{ title: "Add --no-install-recommends (packages that something needs may be missing)", safety: "unsafe", edits }]
            : [],
      });
    },
  },
};

/** A setting for all calls, in a file of apt or an option in a variable. */
const setting = /Install-Recommends["']?[ \t]*[= ][ \t]*\\?["']?(?:false|0|no|off)\b/i;

function recommends(call: PackageCall): boolean {
  const { manager, packages, verbWord, has } = call;
  if (manager.family !== "apt-get" || /^(?:build-dep|satisfy)/.test(verbWord.value ?? "")) return false;
  if (packages.length === 0 && !fixesBroken(call)) return false;
  if (has("--no-install-recommends", "--without-recommends", "--download-only", "-d", "--print-uris")) return false;
  if (manager.name === "aptitude" && has("-R")) return false;
  return (
    (packages.length === 0 || packages.some((it) => !/\.deb$/.test(it.value ?? ""))) &&
    aptSetting(call, "APT::Install-Recommends") !== false
  );
}
