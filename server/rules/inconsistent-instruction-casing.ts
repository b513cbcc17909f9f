import { type Dockerfile, type Instruction, instructionNames } from "../model/dockerfile.ts";
import { type Edit, replace } from "../text/edit.ts";
import type { Span } from "../text/span.ts";
import type { Also, Context, Rule } from "./rule.ts";

const ofTriggers: Also = { "dockerfile-utils": ["CASING_INSTRUCTION"] };

export const inconsistentInstructionCasing: Rule = {
  id: "inconsistent-instruction-casing",
  summary: "An instruction is not written in the case of the others",
  category: "style",
  severity: "info",
  fixable: "safe",
  since: "0.1.0",
  also: {
    buildkit: ["ConsistentInstructionCasing"],
    tally: ["buildkit/ConsistentInstructionCasing"],
    ...ofTriggers,
  },

  check: { dockerfile: judge },
};

function judge(file: Dockerfile, { text, report }: Context): void {
  // BuildKit neither counts nor judges what stands before the first FROM.
  const written = file.instructions
    .filter((it) => it.stage && instructionNames.has(it.name))
    .map((it) => ({ it, word: firstWord(it, text) }));
  const count = (convert: (word: string) => string) => written.filter(({ word }) => word === convert(word)).length;
  const lower = count((word) => word.toLowerCase()) > count((word) => word.toUpperCase());
  const cased = (word: string) => (lower ? word.toLowerCase() : word.toUpperCase());
  for (const { it, word } of written) {
    const wanted = cased(word);
    const trigger = cased(it.keyword.value);
    const isWrong = it.onbuild && it.keyword.value !== trigger;
    if (word === wanted && !isWrong) continue;
    const first = { start: it.span.start, end: it.span.start + word.length };
    const edits: Edit[] = [];
    if (word !== wanted) edits.push(replace(first, wanted));
    if (isWrong) edits.push(replace(it.keyword.span, trigger));
    const [at, written] = word === wanted ? [it.keyword.span, it.keyword.value] : [first, word];
    report({
      at,
      message: `${written} is not in ${lower ? "lower" : "upper"} case as the other instructions are.`,
      // BuildKit looks at the first word alone.
      ...(word === wanted && { also: ofTriggers }),
      fixes: [{ title: `Write ${word === wanted ? trigger : wanted}`, safety: "safe", edits }],
    });
  }
}

/** The keyword, for a trigger that of ONBUILD. */
function firstWord({ span, keyword, onbuild }: Instruction, text: string): string {
  const at: Span = onbuild ? { start: span.start, end: span.start + "ONBUILD".length } : keyword.span;
  return text.slice(at.start, at.end);
}
