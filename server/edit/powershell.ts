import type { Call, Command } from "../model/command.ts";
import type { Dockerfile, Instruction } from "../model/dockerfile.ts";
import { instructionOf } from "../model/step.ts";
import { type Edit, insert } from "../text/edit.ts";
import { endOfLine, newlineOf } from "./lines.ts";

/**
 * Gives a script of PowerShell a statement in front of all others, `$A = 'b';`: in the `SHELL` that reads it, else in the script
 * itself. Undefined where that has no place for it.
 */
export function prependStatement(
  source: string,
  file: Dockerfile,
  command: Command,
  script: { readonly calls: readonly Call[]; readonly runner: Call | undefined },
  shell: Instruction | undefined,
  statement: string,
): Edit | undefined {
  if (script.runner) return inWrapper(source, command, script.calls[0], statement);
  const body = instructionOf(file, command)?.heredocs[0]?.body;
  if (body && source.startsWith("#!", body.start)) {
    const end = endOfLine(source, body.start);
    return end < body.end ? insert(end, newlineOf(source) + statement) : undefined;
  }
  return shell && inShell(shell, statement);
}

function inShell({ words }: Instruction, statement: string): Edit | undefined {
  const option = words.findIndex((it) => /^[-/]c(?:ommand)?$/i.test(it.value));
  const script = words[option + 1];
  if (option >= 0 && script) return insert(script.span.start, `${statement} `);
  const last = words.at(-1);
  if (!last || (option < 0 && (words.length > 1 || !/powershell(?:\.exe)?$/i.test(last.value)))) return undefined;
  // Behind the quote of the last word.
  return insert(last.span.end + 1, `${option < 0 ? ', "-Command"' : ""}, "${statement}"`);
}

/** Puts the statement behind the quote that the script begins with, in the words of the shell around it. */
function inWrapper(source: string, { form, shell }: Command, first: Call | undefined, statement: string): Edit | undefined {
  if (!first) return undefined;
  const { start } = first.span;
  const before = source[start - 1];
  if (!/[$\w.]/.test(source[start]!)) return undefined;
  if (form === "exec" || shell === "cmd") return before === '"' || /\s/.test(before ?? "") ? insert(start, `${statement} `) : undefined;
  if (before === "'") return insert(start, `${statement.replaceAll("'", '"')} `);
  return before === '"' ? insert(start, `${statement.replaceAll("$", "\\$")} `) : undefined;
}
