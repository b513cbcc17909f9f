import { setterOf } from "../judge/scope.ts";
import type { Rule } from "./rule.ts";

export const requiredVariableUnset: Rule = {
  id: "required-variable-unset",
  summary: "The build stops unless somebody sets an argument",
  category: "correctness",
  severity: "info",
  fixable: "no",
  since: "0.1.0",
  also: {},

  check: {
    instruction({ references, stage, onbuild, span }, { model, report, builds }) {
      if (model.kind !== "dockerfile" || !stage || onbuild || references.length === 0) return;
      // The builder looks into defaults and alternatives whether they are taken or not.
      for (const { name, nameSpan, operator } of references) {
        if (operator !== ":?" && operator !== "?") continue;
        const known = setterOf(model, stage, name, span.start);
        const isArgument = known.by === "file" && known.variable.place === "ARG" && !known.variable.value;
        // Who describes the build elsewhere may say there what it is.
        if ((known.by !== "nothing" && !isArgument) || (isArgument && builds().length > 0)) continue;
        report({
          at: nameSpan,
          message: isArgument
            ? `The build stops here unless --build-arg sets ${name}.`
            : `The build stops here in any case: nothing can set ${name}.`,
          ...(!isArgument && { severity: "error" }),
        });
      }
    },
  },
};
