import { insertBefore } from "../edit/dockerfile.ts";
import { removeCall } from "../edit/run.ts";
import type { Command } from "../model/command.ts";
import type { Dockerfile } from "../model/dockerfile.ts";
import { instructionOf } from "../model/step.ts";
import type { Also, Fix, Rule } from "./rule.ts";

const shared: Also = { hadolint: ["DL3003"], trivy: ["DS-0013"], semgrep: ["use-workdir"], tally: ["hadolint/DL3003"] };

export const cdInRun: Rule = {
  id: "cd-in-run",
  summary: "A step changes its folder with cd",
  category: "maintainability",
  // In a chain of commands it is the usual way.
  severity: "off",
  fixable: "unsafe",
  since: "0.1.0",
  also: { ...shared, kics: ["RUN Instruction Using 'cd' Instead of WORKDIR"] },

  check: {
    command(command, { model, text, report }) {
      if (command.place !== "RUN" || model.kind !== "dockerfile") return;
      const call = command.calls.find(({ name }) => name === "cd");
      // At the end of a step it does nothing, which is the matter of another rule.
      if (!call || call === command.calls.at(-1)) return;
      const folder = call.arguments[0];
      const relative = folder !== undefined && !/^["']?[/$~-]/.test(folder.written);
      report({
        at: instructionOf(model, command)?.keyword.span ?? call.program.span,
        message: `cd ${folder?.written ?? ""} holds for this step alone.`.replace("  ", " "),
        also: relative ? { ...shared, kics: ["RUN Instruction Using 'cd' Instead of WORKDIR"] } : shared,
        fixes: asWorkdir(text, model, command),
      });
    },
  },
};

/** The first command of a step as an instruction of its own. */
function asWorkdir(text: string, file: Dockerfile, command: Command): Fix[] {
  const [call] = command.calls;
  const [folder, ...more] = call?.arguments ?? [];
  const instruction = instructionOf(file, command);
  if (!instruction || !call || call.name !== "cd" || call.followedBy !== "&&" || !folder || more.length > 0 || command.onbuild) return [];
  const path = folder.value;
  if (call.wrappers.length > 0 || path === undefined || !/^[\w./][\w./-]*$/.test(path) || folder.written !== path) return [];
  const removal = removeCall(text, file, command, call);
  if (!removal) return [];
  return [
    {
      title: `Set WORKDIR ${path} (later steps start there too)`,
      safety: "unsafe",
      edits: [insertBefore(text, instruction, `WORKDIR ${path}`), removal],
    },
  ];
}
