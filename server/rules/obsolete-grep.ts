import { replace } from "../text/edit.ts";
import type { Rule } from "./rule.ts";

export const obsoleteGrep: Rule = {
  id: "obsolete-grep",
  summary: "egrep and fgrep are obsolete names of grep -E and grep -F",
  category: "shell",
  severity: "info",
  fixable: "unsafe",
  since: "0.1.0",
  also: {
    hadolint: ["SC2196", "SC2197"],
    shellcheck: ["SC2196", "SC2197"],
    tally: ["shellcheck/SC2196", "shellcheck/SC2197"],
  },

  check: {
    command({ calls, form }, { report }) {
      for (const { name, program } of calls) {
        if (name !== "egrep" && name !== "fgrep") continue;
        const number = name === "egrep" ? "SC2196" : "SC2197";
        const option = name === "egrep" ? "-E" : "-F";
        const { span, written } = program;
        report({
          at: span,
          message: `${name} is an obsolete name of grep ${option}; newer versions warn about it.`,
          tag: "deprecated",
          also: { hadolint: [number], shellcheck: [number], tally: [`shellcheck/${number}`] },
          fixes:
            form === "shell" && written === name && span.end - span.start === name.length
              ? [{ title: `Call grep ${option} (the step is built anew)`, safety: "unsafe", edits: [replace(span, `grep ${option}`)] }]
              : [],
        });
      }
    },
  },
};
