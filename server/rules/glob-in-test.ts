import { piecesOf } from "../judge/quotes.ts";
import type { Rule } from "./rule.ts";

export const globInTest: Rule = {
  id: "glob-in-test",
  summary: "A test of a pattern fails as soon as two files match",
  category: "shell",
  severity: "warning",
  fixable: "no",
  since: "0.1.0",
  also: { hadolint: ["SC2144"], shellcheck: ["SC2144"], tally: ["shellcheck/SC2144"] },

  check: {
    command({ calls, form }, { report }) {
      if (form === "exec") return;
      for (const { name, arguments: words } of calls) {
        if (name !== "[" && name !== "test") continue;
        words.forEach((word, i) => {
          if (
            !/^-[abcdefgGhkLOprsSuwx]$/.test(words[i - 1]?.written ?? "") ||
            !piecesOf(word.written).some((it) => it.quote === "" && !it.expands && /[*?]/.test(it.text.replace(/\\./g, "")))
          )
            return;
          report({ at: word.span, message: `The test fails if more than one file matches ${word.written}.` });
        });
      }
    },
  },
};
