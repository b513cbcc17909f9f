import { addOption } from "../edit/option.ts";
import { hasOption } from "../judge/download.ts";
import { keywordOf } from "../judge/step.ts";
import { baseSystem } from "../judge/system.ts";
import type { Rule } from "./rule.ts";

export const wgetProgressOutput: Rule = {
  id: "wget-progress-output",
  summary: "wget fills the build log with its progress",
  category: "maintainability",
  severity: "off",
  fixable: "unsafe",
  since: "0.1.0",
  also: { hadolint: ["DL3047"], tally: ["hadolint/DL3047"] },

  check: {
    command(command, { model, report }) {
      if (command.place !== "RUN" || model.kind !== "dockerfile") return;
      const calls = command.calls.filter((it) => it.name === "wget" && !isQuiet(it));
      if (calls.length === 0) return;
      // The wget of BusyBox has no such option.
      const system = command.stage && baseSystem(model, command.stage);
      const option = system === "alpine" || system === "busybox" ? "-q" : "--progress=dot:giga";
      // All calls of a step, since they are one cause and one repair.
      report({
        at: keywordOf(model, command),
        message: "wget draws its progress into the build log.",
        fixes: [
          {
            title: `Call wget with ${option} (the log shows less of the download)`,
            safety: "unsafe",
            edits: calls.map((it) => addOption(command, it, option)),
          },
        ],
      });
    },
  },
};

function isQuiet(call: Parameters<typeof hasOption>[0]): boolean {
  if (call.arguments.some(({ value }) => value === "-nv" || value === "--version" || value === "--help")) return true;
  return hasOption(call, "qoa", "quiet", "no-verbose", "progress", "output-file", "append-output");
}
