import { newlineOf } from "../edit/lines.ts";
import type { Dockerfile, Instruction } from "../model/dockerfile.ts";
import { insert } from "../text/edit.ts";
import type { Rule, RuleOption } from "./rule.ts";

const between: RuleOption<string> = {
  description: "Whether a blank line parts instructions of another `kind` only, or `all`.",
  default: "kind",
  words: ["kind", "all"],
};

export const missingBlankLine: Rule = {
  id: "missing-blank-line",
  summary: "No blank line stands between instructions of different kinds",
  category: "style",
  severity: "off",
  fixable: "safe",
  since: "0.1.0",
  also: { tally: ["tally/newline-between-instructions"] },
  options: { between },

  check: {
    dockerfile(file, context) {
      const { text, report } = context;
      const all = context.option(between) === "all";
      for (const [previous, next] of pairsOf(file)) {
        const start = previous.span.end;
        if ((!all && previous.name === next.name) || /\n[ \t]*\r?\n/.test(text.slice(start, next.span.start))) continue;
        const isOpen = text
          .slice(Math.max(previous.span.start, start - 100), start)
          .trimEnd()
          .endsWith(file.escape);
        report({
          at: next.keyword.span,
          message: `No blank line parts ${next.name} from the ${previous.name} above it.`,
          fixes: isOpen
            ? []
            : [{ title: "Insert a blank line", safety: "safe", edits: [insert(text.indexOf("\n", start) + 1, newlineOf(text))] }],
        });
      }
    },
  },
};

/** Each instruction with the next one. */
function pairsOf({ instructions }: Dockerfile): [Instruction, Instruction][] {
  return instructions.slice(1).map((next, i) => [instructions[i]!, next]);
}
