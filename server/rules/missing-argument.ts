import { showing } from "./problem.ts";
import type { Also, Rule } from "./rule.ts";

const also: Also = {
  hadolint: ["DL1000"],
  buildkit: ["build-error"],
  "dockerfile-utils": ["ARGUMENT_MISSING", "ARGUMENT_REQUIRES_AT_LEAST_ONE", "ARGUMENT_REQUIRES_AT_LEAST_TWO", "SHELL_REQUIRES_ONE"],
};

export const missingArgument: Rule = {
  id: "missing-argument",
  summary: "An instruction stands alone, without arguments",
  category: "correctness",
  severity: "error",
  fixable: "no",
  since: "0.1.0",
  also,

  check: {
    ...showing("missing-argument"),
    instruction({ name, onbuild, keyword, words, array, heredocs, span }, { text, report }) {
      // The builder takes these and runs nothing; an empty array of the others says that on purpose.
      if ((name !== "RUN" && name !== "ENTRYPOINT" && name !== "CMD") || words.length > 0 || array || heredocs.length > 0) return;
      // Nothing but the ends of continued lines and blanks.
      if (/[^\s\\`]/.test(text.slice(keyword.span.end, span.end))) return;
      report({
        at: keyword.span,
        message: `${keyword.value} has no arguments.`,
        severity: "warning",
        ...(name !== "RUN" && !onbuild && { also: { ...also, buildkit: ["JSONArgsRecommended"] } }),
      });
    },
  },
};
