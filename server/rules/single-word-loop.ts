import type { Rule } from "./rule.ts";

export const singleWordLoop: Rule = {
  id: "single-word-loop",
  summary: "A loop goes through one word that never changes",
  category: "shell",
  severity: "info",
  fixable: "no",
  since: "0.1.0",
  also: { hadolint: ["SC2043"], shellcheck: ["SC2043"], tally: ["shellcheck/SC2043"] },

  check: {
    command({ script }, { report }) {
      for (const { name, words } of script.loops) {
        const [only, ...more] = words ?? [];
        if (!only || more.length > 0 || only.value === undefined) continue;
        if (/^[^'"]*[*?[{]/.test(only.written)) continue;
        report({ at: only.span, message: `The loop over ${name!.value} runs once, for ${only.written}.` });
      }
    },
  },
};
