import { insertAfter } from "../edit/dockerfile.ts";
import { commands, lineage } from "../model/dockerfile.ts";
import { instructionOf } from "../model/step.ts";
import type { Rule } from "./rule.ts";

export const entrypointResetsCmd: Rule = {
  id: "entrypoint-resets-cmd",
  summary: "An ENTRYPOINT drops the CMD of the stage below",
  category: "lifecycle",
  severity: "info",
  fixable: "unsafe",
  since: "0.1.0",
  also: {},

  check: {
    stage(stage, { model, report, text, uri }) {
      if (model.kind !== "dockerfile" || !stage.parent) return;
      const entrypoint = stage.instructions.findLast(({ name, onbuild }) => name === "ENTRYPOINT" && !onbuild);
      if (!entrypoint || stage.instructions.some(({ name, onbuild }) => name === "CMD" && !onbuild)) return;
      for (const below of lineage(stage.parent)) {
        const own = below.instructions.some(({ name, onbuild }) => name === "ENTRYPOINT" && !onbuild);
        const command = commands(model, below, "CMD").findLast(({ onbuild }) => !onbuild);
        const instruction = command && instructionOf(model, command);
        if (!instruction || command.calls.length + command.words.length === 0) {
          // It was dropped further down already.
          if (own) return;
          continue;
        }
        const written = text.slice(instruction.span.start, instruction.span.end);
        report({
          at: entrypoint.keyword.span,
          message: `This ENTRYPOINT drops the CMD of ${below.name?.value ?? "the stage below"}, so it starts without arguments.`,
          related: [{ uri, at: instruction.keyword.span, message: "The CMD that is dropped." }],
          // The shell of a shell form may be another one by now.
          fixes:
            command.form === "exec" && !written.includes("\n")
              ? [
                  {
                    title: `Start with the CMD of ${below.name?.value ?? "the stage below"} again`,
                    safety: "unsafe",
                    edits: [insertAfter(text, model, entrypoint, written)],
                  },
                ]
              : [],
        });
        return;
      }
    },
  },
};
