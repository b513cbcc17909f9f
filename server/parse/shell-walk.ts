import {
  type AndOr,
  type Assignment,
  type CompoundCommand,
  type Function as FunctionNode,
  forEachChild,
  type HereDoc,
  type ParsedScript,
  type Pipeline,
  type Command as ShellCommand,
  type Redirection as ShellRedirection,
  type Word as ShellWord,
  type Statement,
  type SyntaxNode,
} from "unbash";
import type { Call, Redirection, Word } from "../model/command.ts";
import type { Member, ShellOptions, WordPlace } from "../model/shell.ts";
import { mayHaveParts, type Notes, newNotes, noteFeature, noteInside, noteParts } from "./shell-parts.ts";
import { redirectionOf, spanOf, wordOf } from "./shell-words.ts";
import { paraphrase, part, type Source } from "./source.ts";

/** A call as long as it is not yet known what it is piped into. */
export type Building = { -readonly [K in keyof Call]: Call[K] };

/** Where a call stands among others. */
export type Standing = Pick<Call, "context" | "followedBy" | "negated" | "failure" | "options" | "surrounding">;

/** A call as it is found, before it is known what its words mean. */
export interface Found extends Standing {
  readonly words: readonly Word[];
  readonly assignments: readonly Word[];
  readonly redirections: readonly Redirection[];
  /** The heredocs that it reads. */
  readonly bodies: readonly Source[];
}

interface Place {
  readonly source: Source;
  readonly notes: Notes;
  /** Takes up what is found; calls that a call leads to follow it. */
  readonly calls: Building[];
  readonly emit: (found: Found) => void;
  readonly context: Call["context"];
  readonly followedBy: Call["followedBy"];
  readonly negated: boolean;
  readonly surrounding: readonly Redirection[];
  /** What a failure of the last command here means, `set -e` aside. */
  readonly result: Call["failure"];
  /** What it means that the shell ends with a failure; another shell may have called it. */
  readonly exit: Call["failure"];
  /** Whether `set -e` does not hold here, since somebody asks for the result. */
  readonly guarded: boolean;
  /** The options in force; changed by `set`, shared by all that runs in the same shell. */
  readonly shell: { options: ShellOptions };
}

const maxDepth = 150;

/** Finds the calls of a script and notes how it is written. */
export function walkScript(
  script: ParsedScript,
  source: Source,
  options: ShellOptions,
  result: Call["failure"],
  { calls, notes, emit }: Pick<Place, "calls" | "notes" | "emit">,
): void {
  noteProblems(script, source, notes);
  noteMembers(script, source, notes);
  const standing = {
    context: "plain",
    followedBy: undefined,
    negated: false,
    surrounding: [],
    result,
    exit: result,
    guarded: false,
  } as const;
  list(script.commands, { source, notes, calls, emit, ...standing, shell: { options } }, 0);
}

function noteProblems({ errors = [] }: ParsedScript, source: Source, notes: Notes): void {
  for (const { message, pos } of errors) notes.problems.push({ message, span: spanOf(source, pos, pos + 1) });
}

function noteMembers({ commands }: ParsedScript, source: Source, notes: Notes): void {
  const members = commands.flatMap(({ command, background }) => {
    const end = background ? "&" : ";";
    if (command.type !== "AndOr") return [{ node: command as SyntaxNode, joint: end } as const];
    return command.commands.map((node, i) => ({ node: node as SyntaxNode, joint: command.operators[i] ?? end }) as const);
  });
  for (const [i, { node, joint }] of members.entries()) {
    const next = members[i + 1]?.node;
    const simple = node.type === "Command" || (node.type === "Pipeline" && isSimple(node));
    const operator = next || joint === "&" ? operatorIn(source, node.end, next?.pos ?? source.text.length, joint) : undefined;
    notes.members.push({ simple, operator, span: spanOf(source, node.pos, node.end) });
  }
}

function isSimple({ prefixes, commands }: Pipeline): boolean {
  return prefixes.length === 0 && commands.every((it) => it.type === "Command");
}

/** The operator between two commands of a list, for the end of a line its line break. */
function operatorIn(source: Source, start: number, end: number, joint: "&&" | "||" | ";" | "&"): Member["operator"] {
  const gap = source.text.slice(start, end);
  const value = joint === ";" && !/^[ \t\r]*;/.test(gap) ? "\n" : joint;
  const at = gap.indexOf(value);
  return at < 0 ? undefined : { value, span: spanOf(source, start + at, start + at + value.length) };
}

function list(statements: readonly Statement[], place: Place, depth: number): void {
  for (const [i, { command, background }] of statements.entries()) {
    if (background) walk(command, { ...place, followedBy: "&", result: "lost", guarded: true, shell: { ...place.shell } }, depth + 1);
    else if (i === statements.length - 1) walk(command, place, depth + 1);
    else walk(command, { ...place, followedBy: ";", negated: false, result: "lost" }, depth + 1);
  }
}

function walk(node: SyntaxNode, place: Place, depth: number): void {
  if (depth > maxDepth) return;
  const below = depth + 1;
  switch (node.type) {
    case "Command":
      command(node, place, below);
      return;
    case "Pipeline":
      pipeline(node, place, below);
      return;
    case "AndOr":
      andOr(node, place, below);
      return;
    case "CompoundList":
      list(node.commands, place, below);
      return;
    case "Redirected":
      walk(
        node.command,
        { ...place, surrounding: [...node.redirects.map((it) => redirectionOf(it, place.source)), ...place.surrounding] },
        below,
      );
      for (const it of node.redirects) redirection(it, undefined, place, below);
      return;
    case "Function":
      definition(node, place, below);
      return;
    case "Coproc":
      noteFeature("coproc", node.pos, node.pos + 6, place);
      walk(node.body, { ...place, followedBy: "&", result: "lost", guarded: true }, below);
      return;
    default:
      compound(node as CompoundCommand, place, below);
  }
}

function compound(node: CompoundCommand, place: Place, depth: number): void {
  const condition: Place = { ...place, context: "condition", followedBy: undefined, negated: false, result: "handled", guarded: true };
  const inner: Place = place.followedBy || place.negated ? { ...place, followedBy: undefined, negated: false } : place;
  switch (node.type) {
    case "If":
      walk(node.clause, condition, depth);
      walk(node.then, inner, depth);
      for (const it of node.elif) {
        walk(it.clause, condition, depth);
        walk(it.then, inner, depth);
      }
      if (node.else) {
        const [only, ...more] = node.else.commands;
        if (only?.command.type === "If" && more.length === 0)
          place.notes.elseIfs.push(spanOf(place.source, only.command.pos, only.command.pos + 2));
        walk(node.else, inner, depth);
      }
      return;
    case "While":
      place.notes.loops.push({ kind: node.kind, name: undefined, words: undefined, span: spanOf(place.source, node.pos, node.end) });
      walk(node.clause, condition, depth);
      walk(node.body, loopBody(inner), depth);
      return;
    case "For":
    case "Select": {
      const { source, notes } = place;
      const name = { value: node.name.text, span: spanOf(source, node.name.pos, node.name.end) };
      const words = node.wordlist?.map((it) => word(it, "loop", undefined, place, depth));
      const kind = node.type === "For" ? "for" : "select";
      notes.loops.push({ kind, name, words, span: spanOf(source, node.pos, node.end) });
      if (kind === "select") noteFeature("select", node.pos, node.pos + 6, place);
      walk(node.body, loopBody(inner), depth);
      return;
    }
    case "ArithmeticFor":
      noteFeature("arithmetic-for", node.pos, node.pos + 3, place);
      for (const it of [node.initialize, node.test, node.update]) if (it) inside(it, "arithmetic", place, depth);
      walk(node.body, loopBody(inner), depth);
      return;
    case "Subshell":
      walk(node.body, { ...inner, exit: failureIn(place), shell: { ...place.shell } }, depth);
      return;
    case "BraceGroup":
      walk(node.body, inner, depth);
      return;
    case "Case":
      word(node.word, "case", undefined, place, depth);
      for (const item of node.items) {
        for (const it of item.pattern) word(it, "pattern", undefined, place, depth);
        const { terminator } = item;
        if (terminator && terminator !== ";;") noteFeature("fall-through", item.end - terminator.length, item.end, place);
        walk(item.body, inner, depth);
      }
      return;
    case "TestCommand":
      noteFeature("double-brackets", node.pos, node.pos + 2, place);
      inside(node.expression, "test", place, depth);
      return;
    case "ArithmeticCommand":
      noteFeature("arithmetic-command", node.pos, node.pos + 2, place);
      if (node.expression && mayHaveParts(node.body)) inside(node.expression, "arithmetic", place, depth);
  }
}

/** Whether a step of a loop fails is asked only after the last one. */
function loopBody(place: Place): Place {
  return { ...place, result: place.result === "handled" ? "handled" : "lost" };
}

function definition({ name, body, pos }: FunctionNode, place: Place, depth: number): void {
  const { source, notes } = place;
  notes.functions.push({ name: { value: name.text, span: spanOf(source, name.pos, name.end) }, span: spanOf(source, pos, body.end) });
  if (name.pos > pos) noteFeature("function-keyword", pos, pos + 8, place);
  const standing = { context: "plain", followedBy: undefined, negated: false, result: "ends", guarded: false } as const;
  walk(body, { ...place, ...standing, shell: { ...place.shell } }, depth);
}

function andOr({ commands, operators }: AndOr, place: Place, depth: number): void {
  const lastOr = operators.lastIndexOf("||");
  const firsts: number[] = [];
  for (const [i, it] of commands.entries()) {
    const operator = operators[i];
    firsts.push(place.calls.length);
    if (!operator) walk(it, place, depth);
    else walk(it, { ...place, followedBy: operator, negated: false, result: i <= lastOr ? "handled" : place.result, guarded: true }, depth);
  }
  const first = (i: number) => (firsts[i]! < (firsts[i + 1] ?? Infinity) ? place.calls[firsts[i]!] : undefined);
  for (const [i, operator] of operators.entries()) {
    // With more behind it, nobody takes it for an if.
    if (operator === "&&" && operators[i + 1] === "||" && operators[i + 2] !== "&&")
      place.notes.choices.push({ condition: first(i), next: first(i + 1), otherwise: first(i + 2) });
  }
}

function pipeline({ commands, prefixes, operators }: Pipeline, whole: Place, depth: number): void {
  const { calls, source, notes } = whole;
  const not = prefixes.find((it) => it.type === "Negation");
  const place: Place = not ? { ...whole, result: "handled", guarded: true, negated: true } : whole;
  const begin = calls.length;
  let previous: Building | undefined;
  for (const [index, it] of commands.entries()) {
    const first = calls.length;
    walk(it, index === commands.length - 1 ? place : inPipe(place), depth);
    const bar = operators[index] === "|&" ? source.text.indexOf("|&", it.end) : -1;
    if (bar >= 0) noteFeature("pipe-both", bar, bar + 2, place);
    // A group counts as what it runs if that is one command.
    const own = it.type === "Command" || calls.length === first + 1 ? calls[first] : undefined;
    if (previous && own) previous.pipedInto = own;
    previous = own;
    const time = index === 0 ? prefixes.find((prefix) => prefix.type === "Time") : undefined;
    if (!own || !time) continue;
    const span = spanOf(source, time.pos, time.keywordEnd);
    own.wrappers = [{ written: "time", value: "time", span }, ...own.wrappers];
    own.span = { start: span.start, end: own.span.end };
  }
  if (not) notes.negations.push({ span: spanOf(source, not.pos, not.end), call: calls[begin], ignored: whole.result === "lost" });
}

/** All but the last command of a pipeline. */
function inPipe(place: Place): Place {
  const { pipefail } = place.shell.options;
  const result = pipefail ? place.result : "lost";
  return { ...place, followedBy: "|", negated: false, result, guarded: place.guarded || !pipefail, shell: { ...place.shell } };
}

function command(node: ShellCommand, place: Place, depth: number): void {
  const { source, calls, context, followedBy, negated, surrounding, shell } = place;
  const nodes = node.name ? [node.name, ...node.args] : node.args;
  const words = nodes.map((it) => wordOf(it, source));
  const prefixes = node.prefix.filter((it) => it.type === "Assignment");
  const assignments = prefixes.map((it) => wordOf(it, source));
  const first = calls.length;
  if (words.length > 0) {
    const failure = failureIn(place);
    const redirections = node.redirects.map((it) => redirectionOf(it, source));
    const bodies = node.redirects.flatMap((it) =>
      it.type === "HereDoc" && it.body.end > it.body.pos ? [part(source, it.body.pos, it.body.end)] : [],
    );
    const { options } = shell;
    place.emit({ words, assignments, redirections, bodies, context, followedBy, negated, surrounding, failure, options });
  }
  const call = calls[first];
  // What is run for a word is asked for no result, unless nothing else is.
  const wordPlace: Place = call ? { ...place, result: "lost", guarded: true } : place;
  for (const [i, it] of prefixes.entries()) assignment(it, assignments[i]!, "assignment", call, wordPlace, depth);
  for (const [i, it] of nodes.entries()) {
    if (it.type === "Assignment") assignment(it, words[i]!, "declaration", call, wordPlace, depth);
    else wordParts(it, words[i]!, i === 0 ? "program" : "argument", call, wordPlace, depth);
  }
  for (const it of node.redirects) redirection(it, call, wordPlace, depth);
  if (call?.name === "set") shell.options = optionsAfter(shell.options, call.arguments);
}

/** What the failure of the last command at a place means. */
function failureIn({ result, exit, guarded, shell }: Place): Call["failure"] {
  return result === "lost" && !guarded && shell.options.errexit ? exit : result;
}

/** The options of a shell behind `set` or its own arguments. */
export function optionsAfter(options: ShellOptions, words: readonly { readonly value: string | undefined }[]): ShellOptions {
  let { errexit, pipefail } = options;
  for (let i = 0; i < words.length; i++) {
    const value = words[i]!.value ?? "";
    if (/^--\w/.test(value)) continue;
    if (!/^[-+]\w/.test(value)) break;
    const on = value[0] === "-";
    if (value.includes("e")) errexit = on;
    if (!/[oO]$/.test(value)) continue;
    const name = words[++i]?.value;
    if (name === "errexit") errexit = on;
    if (name === "pipefail") pipefail = on;
  }
  return errexit === options.errexit && pipefail === options.pipefail ? options : { errexit, pipefail };
}

function assignment(
  node: Assignment,
  own: Word,
  where: "assignment" | "declaration",
  call: Call | undefined,
  place: Place,
  depth: number,
): void {
  const { source, notes } = place;
  const { value, index } = node;
  const name = { value: node.name, span: spanOf(source, node.pos, node.pos + node.name.length) };
  const array = value.type === "ArrayValue" || index !== undefined;
  const declares = where === "declaration";
  notes.assignments.push({
    name,
    word: own,
    append: node.append === true,
    array,
    declaredBy: declares ? call : undefined,
    call: declares ? undefined : call,
  });
  if (array) noteFeature("array", node.pos, node.pos + node.text.indexOf("=") + 1, place);
  else if (node.append) noteFeature("append", node.pos, node.pos + node.text.indexOf("=") + 1, place);
  if (index) inside(index, "arithmetic", place, depth);
  if (value.type === "Word") wordParts(value, own, where, call, place, depth);
  else for (const it of value.elements) word(it, "array", call, place, depth);
}

function redirection(node: ShellRedirection, call: Call | undefined, place: Place, depth: number): void {
  if (node.type === "HereDoc") {
    const { body } = node;
    noteHeredoc(node, place);
    if (!mayHaveParts(body.text) || !body.parts) return;
    const span = spanOf(place.source, body.pos, body.end);
    const own: Word = { written: place.source.file.slice(span.start, span.end), value: undefined, span };
    noteParts(body.parts, context(own, "heredoc", call, place, depth), true, depth);
    return;
  }
  const { operator, target } = node;
  if (operator === "<<<") noteFeature("here-string", node.pos, node.pos + 3, place);
  else if (operator.startsWith("&>")) noteFeature("redirect-both", node.pos, node.pos + operator.length, place);
  else if (operator === ">&" && target && !/^(?:\d+|-|\d+-|["']?\$.*)$/.test(target.text))
    noteFeature("redirect-both", node.pos, node.pos + 2, place);
  // The text behind <<< is no file, and nothing is split in it.
  if (target) word(target, operator === "<<<" ? "heredoc" : "redirection", call, place, depth);
}

function noteHeredoc({ delimiter, operator, closing, body }: HereDoc, { source, notes }: Place): void {
  if (!delimiter) return;
  const lines = closing ? [] : source.text.slice(body.pos, body.end).split("\n");
  const line = lines.findIndex((it) => it.trim() === delimiter.value);
  const start = lines.slice(0, Math.max(line, 0)).reduce((sum, it) => sum + it.length + 1, body.pos);
  notes.heredocs.push({
    delimiter: { value: delimiter.value, span: spanOf(source, delimiter.pos, delimiter.end) },
    tabbed: operator === "<<-",
    closed: closing !== undefined,
    likelyEnd: line < 0 ? undefined : spanOf(source, start, start + lines[line]!.replace(/\r$/, "").length),
  });
}

/** Looks at a word and returns it. */
function word(node: ShellWord, where: WordPlace, call: Call | undefined, place: Place, depth: number): Word {
  const own = wordOf(node, place.source);
  wordParts(node, own, where, call, place, depth);
  return own;
}

function wordParts(node: ShellWord, own: Word, where: WordPlace, call: Call | undefined, place: Place, depth: number): void {
  if (mayHaveParts(node.text)) noteParts(node.parts ?? [], context(own, where, call, place, depth), false, depth);
}

/** Looks at the words below a node. */
function inside(node: SyntaxNode, where: WordPlace, place: Place, depth: number): void {
  if (depth > maxDepth) return;
  if (node.type === "Word") word(node, where, undefined, place, depth);
  else if (node.type === "ArithmeticWord") {
    const span = spanOf(place.source, node.pos, node.end);
    noteInside(node, context({ written: node.value, value: undefined, span }, where, undefined, place, depth), true, depth);
  } else forEachChild(node, (child) => inside(child, where, place, depth + 1));
}

function context(own: Word, where: WordPlace, call: Call | undefined, place: Place, depth: number): Parameters<typeof noteParts>[1] {
  const onScript = (script: ParsedScript, at: { readonly pos: number; readonly end: number }) => substitution(script, at, place, depth + 1);
  return { source: place.source, notes: place.notes, word: own, place: where, call, onScript };
}

/** The script of a substitution; between backquotes with escapes, unbash reads another text than stands there, and nothing is noted. */
function substitution(script: ParsedScript, at: { readonly pos: number; readonly end: number }, place: Place, depth: number): void {
  if (depth > maxDepth) return;
  const { source } = place;
  const other = script.source === undefined ? undefined : paraphrase(source.file, script.source, spanOf(source, at.pos, at.end));
  const notes = other ? newNotes() : place.notes;
  noteProblems(script, other ?? source, notes);
  const standing = { context: "substitution", followedBy: undefined, negated: false, surrounding: [] } as const;
  const own = { source: other ?? source, notes, exit: failureIn(place), shell: { ...place.shell } };
  list(script.commands, { ...place, ...standing, ...own }, depth);
}
