import { instructionNames } from "../model/dockerfile.ts";
import { insert, replace } from "../text/edit.ts";
import { nearest } from "../text/nearest.ts";
import type { Fix, Rule } from "./rule.ts";

export const unknownInstruction: Rule = {
  id: "unknown-instruction",
  summary: "A line begins with no instruction that the builder knows",
  category: "correctness",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: {
    hadolint: ["DL1000"],
    buildkit: ["build-error"],
    "dockerfile-utils": ["UNKNOWN_INSTRUCTION"],
    tally: ["tally/unknown-instruction"],
  },

  check: {
    instruction({ name, keyword, span }, context) {
      if (instructionNames.has(name) || context.model.kind !== "dockerfile") return;
      const { instructions } = context.model;
      const before = instructions[instructions.findIndex((it) => it.span.start === span.start) - 1];
      // One lost backslash makes nonsense of all lines that follow; the first says it.
      if (before && !instructionNames.has(before.name)) return;
      const meant = nearest(name, instructionNames);
      const fixes: Fix[] = [];
      if (meant) fixes.push({ title: `Write ${meant}`, safety: "unsafe", edits: [replace(keyword.span, meant)] });
      else if (before && continues(context.text.slice(before.span.start, before.span.end))) {
        fixes.push({
          title: `End the line above with ${context.model.escape}`,
          safety: "unsafe",
          edits: [insert(before.span.end, ` ${context.model.escape}`)],
        });
      }
      context.report({ at: keyword.span, message: `The builder knows no instruction ${keyword.value}.`, fixes });
    },
  },
};

/** Whether an instruction looks cut off: its last line ends where a shell command goes on, or is one of several. */
function continues(instruction: string): boolean {
  return /(?:&&|\|\|?|;)\s*$/.test(instruction) || (/^RUN\b/i.test(instruction) && /[\\`]\r?\n/.test(instruction));
}
