import { setterOf } from "../judge/scope.ts";
import { isWritten } from "../judge/shell.ts";
import type { Call, Command, Word } from "../model/command.ts";
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
      const asked = namesAskedFor(command);
      const told = new Set<string>();
      for (const { kind, name, operator, prefix, span } of command.script.expansions) {
        // Names in capitals come from the base image as often as not.
        if (kind !== "variable" || !/^[a-z_]\w*$/.test(name) || name === "_" || /^:?[-+?=]/.test(operator) || prefix === "!") continue;
        if (asked.has(name) || told.has(name) || /_proxy$/.test(name) || isWritten(command, name)) continue;
        if (setterOf(model, command.stage, name, command.span.start).by === "file") continue;
        told.add(name);
        report({ at: span, message: `Nothing sets ${name} in this step, so that it is empty.` });
      }
    },
  },
};

/** The variables that a script asks whether they are set: `[ -n "$a" ]`, `[ "$a" ]`, `${a:-b}`. */
function namesAskedFor({ script }: Command): Set<string> {
  const names = new Set<string>();
  let asking = -1;
  for (const { name, operator, place, call, word, span } of script.expansions) {
    if (/^:?[-+?=]/.test(operator)) asking = Math.max(asking, span.end);
    // What stands in the place of another variable is up to who sets that.
    if (span.end <= asking) names.add(name);
    else if (place === "test" || (call && /^(?:\[|test)$/.test(call.name ?? "") && asks(word, call))) names.add(name);
  }
  return names;
}

function asks(word: Word, { arguments: words, redirections }: Call): boolean {
  if (redirections.length > 0 || words.length > 10) return false;
  const at = words.indexOf(word);
  const before = words[at - 1]?.written;
  if (before === "-n" || before === "-z") return true;
  const operands = words.filter((it) => it.written !== "]" && it.written !== "!");
  return operands.length === 1;
}
