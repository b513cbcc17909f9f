import type { Command } from "../model/command.ts";
import type { Instruction } from "../model/dockerfile.ts";
import { instructionOf } from "../model/step.ts";
import type { Also, Rule } from "./rule.ts";

const kics = ["Multiple RUN, ADD, COPY, Instructions Listed"];
const ofRuns: Also = { hadolint: ["DL3059"], kics, tally: ["tally/prefer-run-heredoc"] };

export const consecutiveRuns: Rule = {
  id: "consecutive-runs",
  summary: "Instructions follow each other that could be one",
  category: "maintainability",
  // Steps of their own are built again only when they change.
  severity: "off",
  fixable: "no",
  since: "0.1.0",
  also: ofRuns,

  check: {
    dockerfile(file, { text, report }) {
      const single = new Set<Instruction | undefined>();
      for (const node of file.nodes)
        if (node.kind === "command" && node.place === "RUN" && isSingle(node)) single.add(instructionOf(file, node));
      for (const [i, instruction] of file.instructions.entries()) {
        const before = file.instructions[i - 1];
        if (!before || instruction.onbuild || before.onbuild || instruction.name !== before.name) continue;
        if (flags(text, instruction) !== flags(text, before)) continue;
        if (instruction.name === "RUN" && single.has(instruction) && single.has(before))
          report({ at: instruction.keyword.span, message: "This RUN could be one step with the RUN before it." });
        else if (copiesTo(instruction) !== undefined && copiesTo(instruction) === copiesTo(before))
          report({
            at: instruction.keyword.span,
            message: `This ${instruction.name} could be one with the ${before.name} before it.`,
            also: { kics },
          });
      }
    },
  },
};

/** Who writes a chain has chosen what is a step of its own; a condition makes none. */
function isSingle({ calls }: Command): boolean {
  return calls.filter(({ name }) => name !== "[" && name !== "[[").length <= 1;
}

function flags(text: string, { flags }: Instruction): string {
  return flags.map(({ span }) => text.slice(span.start, span.end)).join(" ");
}

/** The folder that an instruction copies files into; undefined where it is no folder for sure. */
function copiesTo({ name, words, heredocs }: Instruction): string | undefined {
  const target = words.length > 1 && heredocs.length === 0 ? words.at(-1)!.value : undefined;
  return (name === "COPY" || name === "ADD") && target !== undefined && /^\.$|\/$/.test(target) ? target : undefined;
}
