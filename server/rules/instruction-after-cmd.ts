import { insertAfter, removeInstruction } from "../edit/dockerfile.ts";
import type { Dockerfile, Instruction } from "../model/dockerfile.ts";
import type { Rule } from "./rule.ts";

export const instructionAfterCmd: Rule = {
  id: "instruction-after-cmd",
  summary: "CMD or ENTRYPOINT stands in front of instructions that build the image",
  category: "maintainability",
  severity: "off",
  fixable: "unsafe",
  since: "0.1.0",
  also: { tally: ["tally/epilogue-order"] },

  check: {
    stage(stage, { model, report, text }) {
      if (model.kind !== "dockerfile" || !stage.ships) return;
      const starts = stage.instructions.filter(({ name, onbuild }) => !onbuild && (name === "CMD" || name === "ENTRYPOINT"));
      const last = stage.instructions.at(-1)!;
      for (const [index, start] of starts.entries()) {
        const after = stage.instructions.slice(stage.instructions.indexOf(start) + 1);
        const builds = after.find(({ name }) => !ending.has(name));
        if (!builds) continue;
        report({
          at: start.keyword.span,
          message: `${start.name} stands before ${builds.name}, though it takes effect only when the image is done.`,
          fixes: index === starts.length - 1 && isMovable(start, after) ? [moved(text, model, start, last)] : [],
        });
      }
    },
  },
};

/** What says how the container starts and ends. */
const ending: ReadonlySet<string> = new Set(["CMD", "ENTRYPOINT", "HEALTHCHECK", "STOPSIGNAL", "EXPOSE", "LABEL", "ONBUILD"]);

/** Whether the instruction means the same at the end of its stage: another shell would run it in another way. */
function isMovable({ name, span, heredocs }: Instruction, after: readonly Instruction[]): boolean {
  return span.end > span.start && heredocs.length === 0 && !after.some((it) => it.name === "SHELL" || it.name === name);
}

function moved(text: string, file: Dockerfile, start: Instruction, last: Instruction) {
  return {
    title: `Move ${start.name} to the end (the image's history has another order)`,
    safety: "unsafe" as const,
    edits: [removeInstruction(text, start), insertAfter(text, file, last, text.slice(start.span.start, start.span.end))],
  };
}
