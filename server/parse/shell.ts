import { parse } from "unbash";
import type { Call, Command, Word } from "../model/command.ts";
import { noScript, type Script, type ShellOptions } from "../model/shell.ts";
import type { Span } from "../text/span.ts";
import { type Notes, newNotes } from "./shell-parts.ts";
import { isPowerShell, powershellScript, printedBy, scriptArgument } from "./shell-script.ts";
import { type Building, type Found, optionsAfter, walkScript } from "./shell-walk.ts";
import { part, type Source, verbatim } from "./source.ts";
import { windowsCommands } from "./windows-shell.ts";
import { programName, unwrap } from "./wrappers.ts";

type Shell = Command["shell"];

/** The options that a shell starts with. */
export const noOptions: ShellOptions = { errexit: false, pipefail: false };

// Deeper than scripts in scripts go; beyond, nothing is looked for.
const maxScripts = 6;

/**
 * The simple commands of the script at `span`, in source order, and how it is written. Broken scripts yield what could be read of them.
 * `script` is given where the shell reads another text than stands in the file: YAML escapes, lines joined, and so on.
 */
export function lowerScript(
  file: string,
  span: Span,
  shell: Shell,
  script: Source = verbatim(file, span),
  options: ShellOptions = noOptions,
): Pick<Command, "calls" | "script"> {
  const notes = newNotes();
  const calls = callsOf(script, shell, options, "ends", 0, notes);
  return { calls, script: shell === "sh" || shell === "bash" ? inOrder(notes) : noScript };
}

/**
 * The calls of a program and its arguments, such as an exec form: it, and those of a script that it is given. `scripts` tells how
 * a word reads as a script where more than its quotes is written around it.
 */
export function lowerWords(file: string, words: readonly Word[], scripts: ReadonlyMap<Word, Source> = new Map()): Call[] {
  const calls: Building[] = [];
  if (words.length > 0) emit(file, { ...bare, words }, calls, 0, scripts);
  return calls;
}

/** The lists of a script in source order; what stands in a substitution was found behind the word that it is in. */
function inOrder(notes: Notes): Script {
  notes.expansions.sort((a, b) => a.span.start - b.span.start);
  notes.literals.sort((a, b) => a.span.start - b.span.start);
  notes.assignments.sort((a, b) => a.word.span.start - b.word.span.start);
  notes.features.sort((a, b) => a.span.start - b.span.start);
  notes.problems.sort((a, b) => a.span.start - b.span.start);
  return notes;
}

function callsOf(script: Source, shell: Shell, options: ShellOptions, result: Call["failure"], level: number, notes: Notes): Building[] {
  if (level > maxScripts || shell === "other") return [];
  if (shell === "powershell" || shell === "cmd") return windowsCalls(script, shell, level);
  const calls: Building[] = [];
  const text = withoutReturns(script.text);
  const heredocs = new Map<Call, readonly Source[]>();
  const take = (found: Found): void => {
    const first = calls.length;
    emit(script.file, found, calls, level);
    if (found.bodies.length > 0) heredocs.set(calls[first]!, found.bodies);
  };
  walkScript(parse(text), script, options, result, { calls, notes, emit: take });
  for (const call of calls.slice()) addPiped(script.file, call, heredocs.get(call) ?? [], calls, level);
  return calls.sort((a, b) => a.span.start - b.span.start);
}

/**
 * Without carriage returns, which a shell would take for a part of the last word of their line, or of a heredoc's delimiter: with an empty
 * line in place of each, or a blank in front of a line's continuation. Nothing moves.
 */
function withoutReturns(text: string): string {
  return text.includes("\r\n") ? text.replace(/\\\r\n/g, " \\\n").replaceAll("\r\n", "\n\n") : text;
}

function windowsCalls(script: Source, shell: "cmd" | "powershell", level: number): Building[] {
  const calls: Building[] = [];
  let previous: Building | undefined;
  for (const { words, starts, end, followedBy } of windowsCommands(script, shell)) {
    const first = calls.length;
    // PowerShell takes all that follows for its script.
    const name = programName(words[0]!.value);
    const at = isPowerShell(name) ? words.indexOf(powershellScript(name, words.slice(1))!) : -1;
    const given = at >= 0 && at < words.length - 1 ? new Map([[words[at]!, part(script, starts[at]!, end)]]) : undefined;
    emit(script.file, { ...bare, words, followedBy }, calls, level, given);
    if (shell === "powershell" && isWebRequest(words)) calls[first]!.name = "Invoke-WebRequest";
    if (previous) previous.pipedInto = calls[first];
    previous = followedBy === "|" ? calls[first] : undefined;
  }
  return calls;
}

/** Whether words call what Windows PowerShell means by `curl` and `wget`, and not the programs of these names. */
function isWebRequest([program, ...words]: readonly Word[]): boolean {
  return (
    /^(?:curl|wget)$/i.test(program!.written) && words.some((it) => /^-(?:uri|outf\w*|useb\w*|headers|method|cred\w*)$/i.test(it.written))
  );
}

/** What there is beside the words where only words are known. */
const bare = {
  assignments: [],
  redirections: [],
  bodies: [],
  context: "plain",
  followedBy: undefined,
  negated: false,
  surrounding: [],
  failure: "ends",
  options: noOptions,
} as const;

/** Adds a call, and those of a script that it is given by argument or heredoc. */
function emit(file: string, found: Found, calls: Building[], level: number, scripts: ReadonlyMap<Word, Source> = new Map()): void {
  const { words, assignments, bodies, redirections, ...standing } = found;
  const unwrapped = unwrap(words);
  const program = words[unwrapped.program]!;
  const call: Building = {
    name: programName(program.value),
    program,
    arguments: words.slice(unwrapped.program + 1),
    wrappers: unwrapped.wrappers,
    assignments: [...assignments, ...unwrapped.assignments],
    redirections,
    pipedInto: undefined,
    runner: undefined,
    ...standing,
    span: around([...assignments, ...words, ...redirections]),
  };
  calls.push(call);
  const given = scriptArgument(file, call, scripts);
  if (!given) return;
  const options = call.name === "eval" ? standing.options : optionsAfter(noOptions, call.arguments);
  for (const script of given.script === "input" ? bodies : [given.script]) {
    for (const it of callsOf(script, given.shell, options, standing.failure, level + 1, newNotes())) {
      it.runner ??= call;
      calls.push(it);
    }
  }
}

/** Adds the calls of a script that a call prints for the shell behind its pipe. */
function addPiped(file: string, call: Building, heredocs: readonly Source[], calls: Building[], level: number): void {
  const shell = call.runner ? undefined : call.pipedInto;
  const given = shell && scriptArgument(file, shell, new Map());
  if (!shell || given?.script !== "input") return;
  const options = optionsAfter(noOptions, shell.arguments);
  for (const script of printedBy(file, call, heredocs)) {
    for (const it of callsOf(script, given.shell, options, shell.failure, level + 1, newNotes())) {
      it.runner ??= shell;
      calls.push(it);
    }
  }
}

function around(parts: readonly { readonly span: Span }[]): Span {
  let { start, end } = parts[0]!.span;
  for (const { span } of parts) {
    start = Math.min(start, span.start);
    end = Math.max(end, span.end);
  }
  return { start, end };
}
