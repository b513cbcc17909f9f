import { replace } from "../text/edit.ts";
import type { Rule } from "./rule.ts";

export const trBrackets: Rule = {
  id: "tr-brackets",
  summary: "tr replaces the brackets around a range, too",
  category: "shell",
  severity: "info",
  fixable: "unsafe",
  since: "0.1.0",
  also: { hadolint: ["SC2021"], shellcheck: ["SC2021"], tally: ["shellcheck/SC2021"] },

  check: {
    command({ calls, form }, { report }) {
      for (const { name, arguments: words } of calls) {
        if (name !== "tr") continue;
        const found = words.filter((it) => /^\[[^[\]:=]{2,}\]$/.test(it.value ?? "") && !/\*\d*\]$/.test(it.value!));
        const first = found[0];
        if (!first) continue;
        const verbatim =
          form === "shell" &&
          found.every((it) => it.written.slice(1, -1) === it.value && it.span.end - it.span.start === it.written.length);
        report({
          at: first.span,
          message: `The brackets in ${first.written} are characters of their own for tr.`,
          // In both sets, they stand for each other.
          ...(found.length === 2 && { severity: "off" }),
          fixes: verbatim
            ? [
                {
                  title: "Leave the brackets out",
                  safety: "unsafe",
                  edits: found.map((it) => replace(it.span, `${it.written[0]}${it.value!.slice(1, -1)}${it.written[0]}`)),
                },
              ]
            : [],
        });
      }
    },
  },
};
