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
      const seen = new Set<string>();
      for (const command of commands(model, stage, "RUN")) {
        const used = command.calls.flatMap(({ name }) => (name === "wget" || name === "curl" ? [name] : []));
        for (const name of used) seen.add(name);
        const [first] = used;
        const at = instructionOf(model, command)?.keyword.span;
        if (seen.size < 2 || !first || !at) continue;
        const both = new Set(used).size === 2;
        const message = both
          ? "This step downloads with wget and with curl."
          : `${first} downloads here, and ${first === "wget" ? "curl" : "wget"} before it.`;
        report({ at, message });
      }
    },
  },
};
