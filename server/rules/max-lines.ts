import { looseLines } from "../judge/loose-lines.ts";
import type { Rule, RuleOption } from "./rule.ts";

const lines: RuleOption<number> = {
  description: "How many lines a Dockerfile may have, without blank lines, comments and the texts of heredocs.",
  default: 50,
  minimum: 1,
};

export const maxLines: Rule = {
  id: "max-lines",
  summary: "A Dockerfile has more lines than you allow",
  category: "maintainability",
  severity: "off",
  fixable: "no",
  since: "0.1.0",
  also: { tally: ["tally/max-lines"] },
  options: { lines },

  check: {
    dockerfile(file, context) {
      const allowed = context.option(lines);
      const counted = looseLines(context.text, file).filter(({ start, end }) => /^\s*[^\s#]/.test(context.text.slice(start, end)));
      const first = counted[allowed];
      if (!first) return;
      const blanks = /^\s*/.exec(context.text.slice(first.start, first.end))![0].length;
      const at = { start: first.start + blanks, end: first.end };
      context.report({ at, message: `The file has ${counted.length} lines of instructions, which is more than ${allowed}.` });
    },
  },
};
