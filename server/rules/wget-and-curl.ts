import { commands } from "../model/dockerfile.ts";
import { instructionOf } from "../model/step.ts";
import type { Rule } from "./rule.ts";

export const wgetAndCurl: Rule = {
  id: "wget-and-curl",
  summary: "A stage downloads with wget and with curl",
  category: "maintainability",
  severity: "off",
  fixable: "no",
  since: "0.1.0",
  also: {
    hadolint: ["DL4001"],
    trivy: ["DS-0014"],
    kics: ["Run Using 'wget' and 'curl'"],
    semgrep: ["use-either-wget-or-curl"],
    tally: ["hadolint/DL4001"],
  },

  check: {
    stage(stage, { model, report }) {
      if (model.kind !== "dockerfile") return;
      let first: string | undefined;
      for (const command of commands(model, stage, "RUN")) {
        const used = command.calls.filter(({ name }) => name === "wget" || name === "curl");
        first ??= used[0]?.name;
        // One finding for each step in which the other one runs.
        const other = used.find(({ name }) => name !== first);
        if (!other) continue;
        const at = instructionOf(model, command)?.keyword.span ?? other.program.span;
        report({ at, message: `${other.name} downloads here, and ${first} before it.` });
      }
    },
  },
};
