import { instructionOf } from "../model/step.ts";
import type { Rule } from "./rule.ts";

export const cdWithoutEffect: Rule = {
  id: "cd-without-effect",
  summary: "A step ends with cd, which nothing comes after",
  category: "correctness",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: {
    hadolint: ["DL3003"],
    trivy: ["DS-0013"],
    kics: ["RUN Instruction Using 'cd' Instead of WORKDIR"],
    semgrep: ["use-workdir"],
    tally: ["hadolint/DL3003"],
  },

  check: {
    command(command, { model, report }) {
      const { place, calls, onbuild, form, span } = command;
      const call = calls.at(-1);
      if (place !== "RUN" || model.kind !== "dockerfile" || call?.name !== "cd" || call.context !== "plain") return;
      const folder = call.arguments[0];
      const instruction = instructionOf(model, command);
      const alone = calls.length === 1 && form === "shell" && !onbuild && folder?.value !== undefined && /^[\w./-]+$/.test(folder.value);
      const edit = alone &&
        instruction && { span: { start: instruction.keyword.span.start, end: span.end }, newText: `WORKDIR ${folder.value}` };
      const fits = edit && instruction.heredocs.length === 0 && instruction.flags.length === 0 && folder.value !== "-";
      report({
        at: call.program.span,
        message: `cd ${folder?.written ?? ""} ends with its step, so nothing starts there.`.replace("  ", " "),
        also: {
          hadolint: ["DL3003"],
          trivy: ["DS-0013"],
          semgrep: ["use-workdir"],
          tally: ["hadolint/DL3003"],
          ...(folder && !/^["']?[/$~-]/.test(folder.written) && { kics: ["RUN Instruction Using 'cd' Instead of WORKDIR"] }),
        },
        fixes: fits ? [{ title: `Write WORKDIR ${folder.value}, which holds for all that follows`, safety: "unsafe", edits: [edit] }] : [],
      });
    },
  },
};
