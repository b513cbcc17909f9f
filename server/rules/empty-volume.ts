import { removeInstruction } from "../edit/dockerfile.ts";
import { tellerOf, unlessTold } from "../judge/scope.ts";
import type { Problem } from "../model/node.ts";
import { remove } from "../text/edit.ts";
import { showing } from "./problem.ts";
import type { Context, Fix, Rule } from "./rule.ts";

export const emptyVolume: Rule = {
  id: "empty-volume",
  summary: "VOLUME has an empty path",
  category: "correctness",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: { buildkit: ["build-error"] },

  check: {
    ...showing("empty-volume", fixes),
    instruction(instruction, { model, report, builds }) {
      const { name, onbuild, words } = instruction;
      if (name !== "VOLUME" || onbuild || model.kind !== "dockerfile") return;
      for (const { value, ifUnset, span } of words) {
        if (ifUnset !== "") continue;
        const teller = tellerOf(model, instruction, span);
        // Who describes the build elsewhere says there which path it is.
        if (teller === "build" && builds().length > 0) continue;
        const message = `${value} is empty${teller === "nobody" ? ", since nothing sets it" : " unless something sets it"}.`;
        report({ at: span, message, severity: unlessTold[teller] });
      }
    },
  },
};

function fixes({ span, instruction }: Problem, { text }: Context): Fix[] {
  if (!instruction) return [];
  if (instruction.words.length < 2)
    return [{ title: "Remove the instruction", safety: "unsafe", edits: [removeInstruction(text, instruction)] }];
  const after = /^[ \t]*,[ \t]*/.exec(text.slice(span.end, span.end + 100))?.[0].length;
  const before = /,[ \t]*$/.exec(text.slice(Math.max(0, span.start - 100), span.start))?.[0].length;
  if (after === undefined && before === undefined) return [];
  const at = after === undefined ? { start: span.start - before!, end: span.end } : { start: span.start, end: span.end + after };
  return [{ title: "Remove the empty path", safety: "unsafe", edits: [remove(at)] }];
}
