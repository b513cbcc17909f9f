import { referenceMistake } from "../judge/reference.ts";
import { globalArg } from "../judge/scope.ts";
import type { Rule } from "./rule.ts";

export const invalidDefaultArgInFrom: Rule = {
  id: "invalid-default-arg-in-from",
  summary: "FROM names no valid image unless the build sets an argument",
  category: "base-image",
  severity: "warning",
  fixable: "no",
  since: "0.1.0",
  also: { buildkit: ["InvalidDefaultArgInFrom"], tally: ["buildkit/InvalidDefaultArgInFrom"] },

  check: {
    stage({ base, defaultBase, instructions }, { model, report, builds, uri }) {
      // A base that is empty as a whole is the matter of another rule, and so is one that is wrong in any case.
      if (model.kind !== "dockerfile" || !defaultBase || base.meaning !== undefined) return;
      const mistake = referenceMistake(defaultBase);
      // Who describes the build elsewhere says there what it is built on.
      if (mistake === undefined || builds().length > 0) return;
      const args = (instructions[0]?.references ?? []).flatMap(({ name }) => globalArg(model, name) ?? []).filter((it) => !it.value);
      report({
        at: base.span,
        message: `Unless the build sets ${args[0]?.name.value ?? "the variable"}, this means ${defaultBase} (${mistake}).`,
        related: args.map((it) => ({ uri, at: it.span, message: `${it.name.value} has no default.` })),
      });
    },
  },
};
