import { setterOf } from "../judge/scope.ts";
import { isWritten } from "../judge/shell.ts";
import type { Rule } from "./rule.ts";

export const undefinedShellVariable: Rule = {
  id: "undefined-shell-variable",
  summary: "A step uses a variable that nothing sets",
  category: "shell",
  severity: "warning",
  fixable: "no",
  since: "0.1.0",
  also: { hadolint: ["SC2154"], shellcheck: ["SC2154"], tally: ["shellcheck/SC2154"] },

  check: {
    command(command, { model, report }) {
      if (command.place !== "RUN" || model.kind !== "dockerfile" || !command.stage) return;
      // What is read from elsewhere may set anything.
      if (command.calls.some((it) => /^(?:\.|source|eval|declare|getopts)$/.test(it.name ?? ""))) return;
      const told = new Set<string>();
      for (const { kind, name, operator, prefix, span } of command.script.expansions) {
        // Names in capitals come from the base image as often as not.
        if (kind !== "variable" || !/^[a-z_]\w*$/.test(name) || name === "_" || /^:?[-+?=]/.test(operator) || prefix === "!") continue;
        if (told.has(name) || /_proxy$/.test(name) || isWritten(command, name)) continue;
        if (setterOf(model, command.stage, name, command.span.start).by === "file") continue;
        told.add(name);
        report({ at: span, message: `Nothing sets ${name} in this step, so that it is empty.` });
      }
    },
  },
};
