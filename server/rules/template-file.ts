import type { Rule } from "./rule.ts";

export const templateFile: Rule = {
  id: "template-file",
  summary: "The file is a template and is not checked",
  category: "correctness",
  severity: "info",
  fixable: "no",
  since: "0.1.0",
  also: {},
  check: {
    template({ engine, span }, { report }) {
      const kind = engine === "unknown" ? "template" : engine.endsWith("template") ? engine : `${engine} template`;
      report({ at: span, message: `This file is ${/^[AEIOU]/i.test(kind) ? "an" : "a"} ${kind}, so it is not checked.` });
    },
  },
};
