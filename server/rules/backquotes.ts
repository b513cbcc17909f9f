import { replace } from "../text/edit.ts";
import type { Rule } from "./rule.ts";

export const backquotes: Rule = {
  id: "backquotes",
  summary: "A command is substituted by backquotes instead of $(…)",
  category: "shell",
  // They work; which form reads better is a matter of taste.
  severity: "off",
  fixable: "unsafe",
  since: "0.1.0",
  also: { hadolint: ["SC2006"], shellcheck: ["SC2006"], tally: ["shellcheck/SC2006"] },

  check: {
    command({ script }, { text, report }) {
      const found = script.expansions.filter((it) => it.kind === "backquotes");
      const first = found[0];
      if (!first) return;
      const plain = found.filter(({ span }) => !/[\\`]/.test(text.slice(span.start + 1, span.end - 1)));
      report({
        at: { start: first.span.start, end: first.span.start + 1 },
        message: found.length > 1 ? `Backquotes stand around ${found.length} commands.` : "Backquotes stand around a command.",
        fixes:
          plain.length === found.length
            ? [
                {
                  title: "Write $(…) (the step is built anew)",
                  safety: "unsafe",
                  edits: plain.flatMap(({ span: { start, end } }) => [
                    replace({ start, end: start + 1 }, "$("),
                    replace({ start: end - 1, end }, ")"),
                  ]),
                },
              ]
            : [],
      });
    },
  },
};
