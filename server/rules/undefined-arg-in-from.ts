import { predefined } from "../judge/scope.ts";
import { nearest } from "../text/nearest.ts";
import type { Rule } from "./rule.ts";

export const undefinedArgInFrom: Rule = {
  id: "undefined-arg-in-from",
  summary: "FROM uses a variable that no ARG in front of it declares",
  category: "base-image",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: { buildkit: ["UndefinedArgInFrom"], tally: ["buildkit/UndefinedArgInFrom"] },

  check: {
    instruction({ name: keyword, onbuild, references, stage }, { model, report }) {
      // A base that is empty as a whole is the matter of another rule.
      if (keyword !== "FROM" || onbuild || model.kind !== "dockerfile" || stage?.defaultBase === "") return;
      const names = model.globals.map((it) => it.name.value);
      for (const { name, nameSpan, operator, outer } of references) {
        if (predefined.has(name) || names.includes(name)) continue;
        if (operator !== "" || outer) {
          const message = `No ARG before the first FROM declares ${name}, so it cannot be set.`;
          report({ at: nameSpan, message, severity: "off" });
          continue;
        }
        const near = nearest(name, names);
        report({
          at: nameSpan,
          message: `No ARG before the first FROM declares ${name}, so it is empty and cannot be set.`,
          fixes: near === undefined ? [] : [{ title: `Write ${near}`, safety: "unsafe", edits: [{ span: nameSpan, newText: near }] }],
        });
      }
    },
  },
};
