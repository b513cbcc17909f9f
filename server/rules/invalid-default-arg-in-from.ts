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
      if (mistake === undefined) return;
      const references = instructions[0]?.references ?? [];
      const open = references.flatMap(({ name }) => globalArg(model, name) ?? []).filter((it) => it.value?.meaning === undefined);
      const args = open.filter((it) => !it.value);
      // Nothing can set what is not declared, so that the name is wrong in any case; who describes the build elsewhere says the others there.
      if (open.length === 0 || builds().length > 0) return;
      report({
        at: base.span,
        message: `Unless the build sets ${open[0]!.name.value}, this means ${defaultBase} (${mistake}).`,
        related: args.map((it) => ({ uri, at: it.span, message: `${it.name.value} has no default.` })),
      });
    },
  },
};
