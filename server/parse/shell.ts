import {
  type Assignment,
  forEachChild,
  type Pipeline,
  parse,
  type Script,
  type Command as ShellCommand,
  type Redirection as ShellRedirection,
  type Word as ShellWord,
  type SyntaxNode,
} from "unbash";
import type { Call, Command, Redirection, Word } from "../model/command.ts";
import type { Span } from "../text/span.ts";
import { scriptArgument } from "./shell-script.ts";
import { paraphrase, part, type Source, verbatim } from "./source.ts";
import { windowsCommands } from "./windows-shell.ts";
import { programName, unwrap } from "./wrappers.ts";

type Shell = Command["shell"];
type Building = { -readonly [K in keyof Call]: Call[K] };

// Deeper than scripts in scripts or substitutions in substitutions go; beyond, nothing is looked for.
const maxScripts = 6;
const maxDepth = 150;

/**
 * The simple commands of the script at `span`, in source order. Broken scripts yield what could be read of them.
 * `script` is given where the shell reads another text than stands in the file: YAML escapes, lines joined, and so on.
 */
export function lowerScript(file: string, span: Span, shell: Shell, script: Source = verbatim(file, span)): Call[] {
  return callsOf(script, shell, 0);
}

/**
 * The calls of a program and its arguments, such as an exec form: it, and those of a script that it is given. `scripts` tells how
 * a word reads as a script where more than its quotes is written around it.
 */
export function lowerWords(file: string, words: readonly Word[], scripts: ReadonlyMap<Word, Source> = new Map()): Call[] {
  const calls: Call[] = [];
  if (words.length > 0) emit({ ...bare, file, words, scripts, level: 0, calls });
  return calls;
}

function callsOf(script: Source, shell: Shell, level: number): Call[] {
  if (level > maxScripts || shell === "other") return [];
  if (shell === "powershell" || shell === "cmd") return windowsCalls(script, shell, level);
  const calls: Building[] = [];
  walk(parse(withoutReturns(script.text)), { source: script, level, calls, context: "plain" }, 0);
  return calls.sort((a, b) => a.span.start - b.span.start);
}

/** With blanks for carriage returns, which a shell would take for a part of the last word of their line. Nothing moves. */
function withoutReturns(text: string): string {
  return text.includes("\r\n") ? text.replace(/(\\?)\r\n/g, " $1\n") : text;
}

function windowsCalls(script: Source, shell: "cmd" | "powershell", level: number): Call[] {
  const calls: Building[] = [];
  let previous: Building | undefined;
  for (const { words, pipes } of windowsCommands(script, shell)) {
    const first = calls.length;
    emit({ ...bare, file: script.file, words, level, calls });
    if (previous) previous.pipedInto = calls[first];
    previous = pipes ? calls[first] : undefined;
  }
  return calls;
}

interface Place {
  readonly source: Source;
  /** How many scripts this one is inside of. */
  readonly level: number;
  readonly context: Call["context"];
  readonly calls: Building[];
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
    case "If":
    case "Elif":
    case "While": {
      walk(node.clause, { ...place, context: "condition" }, below);
      forEachChild(node, (child) => child !== node.clause && walk(child, place, below));
      return;
    }
    case "CommandExpansion":
    case "ProcessSubstitution":
      if (node.script) walkSubstitution(node.script, node, place, below);
      return;
    case "Word":
      if (mayRun(node.text)) forEachChild(node, (child) => walk(child, place, below));
      return;
    default:
      forEachChild(node, (child) => walk(child, place, below));
  }
}

function pipeline({ commands, prefixes }: Pipeline, place: Place, depth: number): void {
  const { calls, source } = place;
  let previous: Building | undefined;
  commands.forEach((it, index) => {
    const first = calls.length;
    walk(it, place, depth);
    // A group counts as what it runs if that is one command.
    const own = it.type === "Command" || calls.length === first + 1 ? calls[first] : undefined;
    if (previous && own) previous.pipedInto = own;
    previous = own;
    const time = index === 0 ? prefixes.find((prefix) => prefix.type === "Time") : undefined;
    if (!own || !time) return;
    const span = spanOf(source, time.pos, time.keywordEnd);
    own.wrappers = [{ written: "time", value: "time", span }, ...own.wrappers];
    own.span = { start: span.start, end: own.span.end };
  });
}

/** The script of a substitution; between backquotes with escapes, unbash reads another text than stands there. */
function walkSubstitution(script: Script, at: { readonly pos: number; readonly end: number }, place: Place, depth: number): void {
  const { source } = place;
  const own = script.source === undefined ? source : paraphrase(source.file, script.source, spanOf(source, at.pos, at.end));
  walk(script, { ...place, source: own, context: "substitution" }, depth);
}

function command(node: ShellCommand, place: Place, depth: number): void {
  const { source, level, context, calls } = place;
  const words = (node.name ? [node.name, ...node.args] : node.args).map((it) => wordOf(it, source));
  const assignments = node.prefix.flatMap((it) => (it.type === "Assignment" ? [wordOf(it, source)] : []));
  const redirections = node.redirects.map((it) => redirectionOf(it, source));
  const bodies = node.redirects.flatMap((it) =>
    it.type === "HereDoc" && it.body.end > it.body.pos ? [part(source, it.body.pos, it.body.end)] : [],
  );
  if (words.length > 0) emit({ file: source.file, words, scripts: new Map(), assignments, redirections, bodies, context, level, calls });
  forEachChild(node, (child) => walk(child, place, depth));
}

interface Raw {
  readonly file: string;
  readonly words: readonly Word[];
  readonly scripts: ReadonlyMap<Word, Source>;
  readonly assignments: readonly Word[];
  readonly redirections: readonly Redirection[];
  /** The heredocs that it reads. */
  readonly bodies: readonly Source[];
  readonly context: Call["context"];
  readonly level: number;
  readonly calls: Building[];
}

/** What there is beside the words where only words are known. */
const bare = { scripts: new Map<Word, Source>(), assignments: [], redirections: [], bodies: [], context: "plain" } as const;

/** Adds a call, and those of a script that it is given by argument or heredoc. */
function emit({ file, words, scripts, assignments, redirections, bodies, context, level, calls }: Raw): void {
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
    context,
    span: around([...assignments, ...words, ...redirections]),
  };
  calls.push(call);
  const given = scriptArgument(file, call, scripts);
  if (!given) return;
  for (const script of given.script === "input" ? bodies : [given.script]) {
    for (const it of callsOf(script, given.shell, level + 1)) calls.push(it);
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

function wordOf(node: ShellWord | Assignment, source: Source): Word {
  const span = spanOf(source, node.pos, node.end);
  const word = node.type === "Word" ? node : node.value.type === "Word" ? node.value : undefined;
  const known = word !== undefined && !(mayExpand(word.text) && expands(word));
  const name = node.type === "Assignment" ? node.text.slice(0, node.text.indexOf("=") + 1) : "";
  return { written: source.file.slice(span.start, span.end), value: known ? name + word.value : undefined, span };
}

function redirectionOf(node: ShellRedirection, source: Source): Redirection {
  const target = node.type === "HereDoc" ? undefined : node.target;
  const end = node.type === "HereDoc" ? (node.delimiter?.end ?? node.end) : node.end;
  return { operator: node.operator, target: target && wordOf(target, source), span: spanOf(source, node.pos, end) };
}

/** The place of a node; unbash counts a character too many behind a backslash that ends the script. */
function spanOf(source: Source, start: number, end: number): Span {
  const { length } = source.text;
  return source.span(Math.min(start, length), Math.min(end, length));
}

function mayExpand(text: string): boolean {
  return /[$`]|[<>]\(/.test(text);
}

/** Whether a word may hold a command substitution, `${ command; }` of newer shells included. */
function mayRun(text: string): boolean {
  return /[$<>]\(|`|\$\{[\s|(]/.test(text);
}

/** A variable outside of single quotes: most words with a dollar have one, and need not be cut into their parts. */
const variable = /^[^'\\]*\$(?:[A-Za-z_]|\{\w+\})/;

function expands(node: SyntaxNode): boolean {
  if (node.type === "Word" && variable.test(node.text)) return true;
  let found = false;
  forEachChild(node, (child) => {
    found ||= /Expansion$|^ProcessSubstitution$/.test(child.type) && child.type !== "BraceExpansion" ? true : expands(child);
  });
  return found;
}
