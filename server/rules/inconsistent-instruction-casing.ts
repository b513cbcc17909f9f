import { type Dockerfile, type Instruction, instructionNames } from "../model/dockerfile.ts";
import { replace } from "../text/edit.ts";
import type { Span } from "../text/span.ts";
import type { Context, Rule } from "./rule.ts";

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
    "dockerfile-utils": ["CASING_INSTRUCTION"],
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
  for (const { it, word } of written) {
    const wanted = lower ? word.toLowerCase() : word.toUpperCase();
    if (word === wanted) continue;
    const { start } = it.span;
    const trigger = lower ? it.keyword.value.toLowerCase() : it.keyword.value.toUpperCase();
    const edits = [replace({ start, end: start + word.length }, wanted)];
    if (it.onbuild && it.keyword.value !== trigger) edits.push(replace(it.keyword.span, trigger));
    report({
      at: { start, end: start + word.length },
      message: `${word} is not in ${lower ? "lower" : "upper"} case as the other instructions are.`,
      fixes: [{ title: `Write ${wanted}`, safety: "safe", edits }],
    });
  }
}

/** The keyword, for a trigger that of ONBUILD. */
function firstWord({ span, keyword, onbuild }: Instruction, text: string): string {
  const at: Span = onbuild ? { start: span.start, end: span.start + "ONBUILD".length } : keyword.span;
  return text.slice(at.start, at.end);
}
