import type { Also, Rule } from "./rule.ts";

const literal: Also = { buildkit: ["build-error"], "dockerfile-utils": ["BASE_NAME_EMPTY"] };

export const blankBaseImage: Rule = {
  id: "blank-base-image",
  summary: "FROM names nothing",
  category: "correctness",
  severity: "error",
  fixable: "no",
  since: "0.1.0",
  also: {
    ...literal,
    buildkit: ["build-error", "InvalidDefaultArgInFrom", "UndefinedArgInFrom"],
    tally: ["buildkit/InvalidDefaultArgInFrom", "buildkit/UndefinedArgInFrom"],
  },

  check: {
    stage({ base, defaultBase, instructions, index }, { model, report, builds }) {
      if (model.kind !== "dockerfile" || defaultBase !== "" || instructions[0]?.words.length === 0) return;
      if (base.value === "") {
        report({
          at: base.span.end > base.span.start ? base.span : instructions[0]!.keyword.span,
          message: "FROM names no image.",
          also: literal,
        });
        return;
      }
      const variables = new Set(Array.from(base.value.matchAll(/\$\{?(\w+)/g), ([, name]) => name));
      const first = model.globals.find(({ name }) => variables.has(name.value));
      // Who describes the build elsewhere says there what it is built on.
      if (first && builds().length > 0) return;
      report({
        at: base.span,
        message: first
          ? `${base.value} is empty unless the build sets it: ARG ${first.name.value} has no default.`
          : `${base.value} is empty: no ARG before ${index === 0 ? "this FROM" : "the first FROM"} sets it.`,
        also: {
          ...literal,
          buildkit: ["build-error", "InvalidDefaultArgInFrom", ...(first ? [] : ["UndefinedArgInFrom"])],
          tally: ["buildkit/InvalidDefaultArgInFrom", ...(first ? [] : ["buildkit/UndefinedArgInFrom"])],
        },
        // With the right --build-arg it is built.
        ...(first && { severity: "warning" }),
      });
    },
  },
};
