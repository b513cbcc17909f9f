import type { Call } from "../model/command.ts";
import { instructionOf } from "../model/step.ts";
import { replace } from "../text/edit.ts";
import type { Rule } from "./rule.ts";

export const shSymlinkReplaced: Rule = {
  id: "sh-symlink-replaced",
  summary: "A step makes /bin/sh another shell for everybody",
  category: "shell",
  severity: "info",
  fixable: "unsafe",
  since: "0.1.0",
  also: {
    hadolint: ["DL4005"],
    kics: ["Changing Default Shell Using RUN Command"],
    semgrep: ["use-shell-instruction"],
    tally: ["hadolint/DL4005"],
  },

  check: {
    command(command, { model, report }) {
      if (command.place !== "RUN" || model.kind !== "dockerfile") return;
      for (const call of command.calls) {
        const shell = newShell(call);
        if (shell === undefined) continue;
        const instruction = instructionOf(model, command);
        const alone = command.calls.length === 1 && command.form === "shell" && !command.onbuild && /^\/[\w./-]+$/.test(shell);
        report({
          at: call.program.span,
          message:
            shell === ""
              ? `${call.name} changes /bin/sh, which packages count on.`
              : `${call.name} makes ${shell} the shell of all scripts that count on /bin/sh.`,
          fixes:
            alone && instruction
              ? [
                  {
                    title: `Use SHELL instead (only the steps of the build run in ${shell})`,
                    safety: "unsafe",
                    edits: [replace(instruction.span, `SHELL ["${shell}", "-c"]`)],
                  },
                ]
              : [],
        });
      }
    },
  },
};

/** What a call puts in the place of /bin/sh; empty where that is not plain. */
function newShell({ name, arguments: words }: Call): string | undefined {
  if (name !== "ln" && name !== "mv" && name !== "cp") return undefined;
  const paths = words.flatMap(({ value = "" }) => (value.startsWith("-") ? [] : [value]));
  if (!/^(?:\/usr)?\/bin\/sh$/.test(paths.at(-1) ?? "")) return undefined;
  const source = paths.length === 2 ? paths[0]! : "";
  return source === "bash" ? "/bin/bash" : source;
}
