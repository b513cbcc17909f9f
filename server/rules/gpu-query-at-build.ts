import { removeInstruction } from "../edit/dockerfile.ts";
import { removeCall } from "../edit/run.ts";
import { gpuExpression, gpuPrograms } from "../knowledge/gpu.ts";
import type { Call, Command } from "../model/command.ts";
import type { Dockerfile } from "../model/dockerfile.ts";
import { instructionOf } from "../model/step.ts";
import type { Fix, Rule } from "./rule.ts";

export const gpuQueryAtBuild: Rule = {
  id: "gpu-query-at-build",
  summary: "A step asks for a GPU, and builds have none",
  category: "correctness",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: { tally: ["tally/gpu/no-buildtime-gpu-queries"] },

  check: {
    command(command, { model, text, report }) {
      if (command.place !== "RUN" || model.kind !== "dockerfile") return;
      const instruction = instructionOf(model, command);
      if (!instruction || instruction.flags.some((it) => it.name.value === "device")) return;
      for (const call of command.calls) {
        if (call.failure === "handled" || call.context === "condition") continue;
        const query = queryIn(call);
        if (!query) continue;
        report({
          at: query.word.span,
          message: `${query.name} asks for a GPU, and there is none while the image is built.`,
          // What does not fail without a GPU only says so.
          ...(!gpuPrograms.has(call.name!) && !query.asserted && { severity: "info" }),
          fixes: without(text, model, command, call),
        });
      }
    },
  },
};

interface Query {
  readonly name: string;
  readonly word: Call["program"];
  readonly asserted: boolean;
}

function queryIn({ name = "", program, arguments: words }: Call): Query | undefined {
  if (gpuPrograms.has(name)) {
    const asksForHelp = words.some((it) => /^(?:-h|--help|--version)$/.test(it.value ?? ""));
    return asksForHelp ? undefined : { name, word: program, asserted: true };
  }
  if (!/^(?:python|pypy|ipython)[\d.]*$/.test(name)) return undefined;
  const at = words.findIndex((it) => it.value === "-c");
  const script = at < 0 ? undefined : words[at + 1];
  const found = script && gpuExpression.exec(script.value ?? script.written);
  return found ? { name: `${found[0]}()`, word: script, asserted: /\bassert\b|\bexit\(/.test(script.written) } : undefined;
}

function without(text: string, file: Dockerfile, command: Command, call: Call): Fix[] {
  const instruction = instructionOf(file, command)!;
  const alone =
    command.form === "shell" && command.calls.length === 1 && call.span.start === command.span.start && instruction.heredocs.length === 0;
  const edit =
    alone && !command.onbuild ? removeInstruction(text, instruction) : call.pipedInto ? undefined : removeCall(text, file, command, call);
  return edit ? [{ title: "Do not ask while building (ask when the container starts, if at all)", safety: "unsafe", edits: [edit] }] : [];
}
