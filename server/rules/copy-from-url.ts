import { isGitAddress, isWebAddress } from "../judge/remote-source.ts";
import { replace } from "../text/edit.ts";
import type { Fix, Rule } from "./rule.ts";

export const copyFromUrl: Rule = {
  id: "copy-from-url",
  summary: "COPY has a source from the web",
  category: "correctness",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: { buildkit: ["build-error"] },

  check: {
    copy({ keyword, sources, flags, instruction, onbuild }, { report }) {
      if (keyword !== "COPY") return;
      const onlyCopy = flags.some((it) => it.name.value === "from" || it.name.value === "parents");
      const fix: Fix = {
        title: "Write ADD, which downloads it with every build that it has changed for",
        safety: "unsafe",
        edits: [replace(instruction.keyword.span, "ADD")],
      };
      for (const [i, { value, meaning, span }] of sources.entries()) {
        if (meaning === undefined || !(isWebAddress(meaning) || isGitAddress(meaning))) continue;
        report({
          at: span,
          message: `COPY takes files only, and ${value} is ${isGitAddress(meaning) ? "a Git repository" : "an address of the web"}.`,
          ...(onbuild && { severity: "warning" }),
          fixes: i === 0 && !onlyCopy ? [fix] : [],
        });
      }
    },
  },
};
