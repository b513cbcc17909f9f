import type { Rule } from "./rule.ts";

export const aptKeyUsage: Rule = {
  id: "apt-key-usage",
  summary: "apt-key makes a key valid for every package source",
  category: "supply-chain",
  severity: "warning",
  fixable: "no",
  since: "0.1.0",
  also: {},

  check: {
    command({ place, calls }, { report }) {
      if (place !== "RUN") return;
      for (const { name, program, arguments: words } of calls) {
        if (name !== "apt-key" || !words.some((it) => it.value === "add" || it.value === "adv")) continue;
        report({ at: program.span, message: "apt-key lets this key sign packages of every source, and Debian 13 has it no longer." });
      }
    },
  },
};
