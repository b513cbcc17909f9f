import { printsOneWord } from "../knowledge/one-word-output.ts";
import type { Call, Command, Word } from "../model/command.ts";
import type { Dockerfile } from "../model/dockerfile.ts";
import type { Expansion, Script } from "../model/shell.ts";
import type { Span } from "../text/span.ts";
import { countBefore } from "../text/starts.ts";
import { setterOf } from "./scope.ts";

/** What the shell makes of a value that is not quoted: one word, several on purpose, or nobody knows. */
export type Splitting = "one" | "several" | "unknown";

/** What becomes of a variable or a substitution that is not quoted. */
export function splittingOf(expansion: Expansion, command: Command, file: Dockerfile, depth = 0): Splitting {
  const { kind, name, prefix, span } = expansion;
  if (kind === "arithmetic" || kind === "process") return "one";
  if (kind !== "variable") return outputOf(command, span);
  if (prefix === "#" || oneWord.has(name)) return "one";
  const { values, parts } = writesOf(command);
  const written = values.get(name);
  if (written === "unknown" || depth > maxDepth) return "unknown";
  if (written) {
    let sum: Splitting = "one";
    for (const word of written.slice(0, maxValues)) {
      const found = ofWord(word, parts.get(word) ?? [], command, file, depth + 1);
      // A list stays one, whatever is done to it later.
      if (found === "several") return found;
      sum = worse(sum, found);
    }
    return sum;
  }
  // Who wrote the file chose the values of its variables, and knows what they are split for.
  return command.stage && setterOf(file, command.stage, name, command.span.start).by === "file" ? "one" : "unknown";
}

/** Further than values of values go, and more than are told apart. */
const maxDepth = 3;
const maxValues = 20;

/** Whether a script gives a variable a value. */
export function isWritten(command: Command, name: string): boolean {
  return writesOf(command).values.has(name);
}

/** Whether the words of a call stand in the file as the shell reads them, which those of a script in a string may not. */
export function isPlain({ runner, program, arguments: [first] }: Call): boolean {
  return (
    runner === undefined &&
    program.span.end - program.span.start === program.written.length &&
    program.span.end <= (first?.span.start ?? Infinity)
  );
}

/** The calls in a part of a command. */
export function callsWithin({ calls }: Command, { start, end }: Span): Call[] {
  const first = countBefore(calls, start, (it) => it.span.start);
  const found: Call[] = [];
  for (let i = first; i < calls.length && calls[i]!.span.start < end; i++) found.push(calls[i]!);
  return found;
}

/** What a shell sets itself, to a number or to letters. */
const oneWord: ReadonlySet<string> = new Set("# ? - $ ! EUID LINENO OPTIND PPID RANDOM SECONDS SHLVL UID BASHPID COLUMNS LINES".split(" "));

function outputOf(command: Command, span: Span): Splitting {
  const calls = callsWithin(command, span);
  const last = calls.at(-1);
  if (!last?.name) return "unknown";
  if (lists.test(last.name)) return "several";
  // `$(test … && echo --option)` stands for an argument or for none.
  if (last.name === "echo" && calls[0] !== last && conditions.test(calls[0]!.name ?? "")) return "several";
  return calls.length === 1 && (printsOneWord(last.name, last.arguments[0]?.value) || printsConstant(last)) ? "one" : "unknown";
}

/** `php -r "echo PHP_MAJOR_VERSION;"` */
function printsConstant({ name, arguments: [option, script] }: Call): boolean {
  return name === "php" && option?.value === "-r" && /^\s*echo\s+PHP_[\w\s+-]+;?\s*$/.test(script?.value ?? "");
}

const lists = /^(?:seq|pgrep|pidof|ls|find|xargs|apt-mark|shuf)$/;
const conditions = /^(?:\[|test|grep|command)$/;

/** Whether all that a program is given there may well be a list: packages, options of a compiler. */
export function mayBeList({ call, word, span }: Expansion): boolean {
  return word.span.start === span.start && word.span.end === span.end && takers.test(call?.name ?? "");
}

const takers =
  /^(?:apt|apt-get|apt-mark|aptitude|apk|yum|dnf|microdnf|zypper|pacman|pip3?|uv|npm|yarn|pnpm|gem|conda|mamba|micromamba|dpkg|rpm|pecl|docker-php-ext-\w+|a2en\w+|configure|make|cmake|cc|gcc|xargs|kill|set|java|go)$/;

interface Writes {
  /** The values that a script gives its variables; `unknown` where it reads one from elsewhere. */
  readonly values: ReadonlyMap<string, readonly Word[] | "unknown">;
  /** What is expanded in a word. */
  readonly parts: ReadonlyMap<Word, readonly Expansion[]>;
}

function writesOf(command: Command): Writes {
  let found = writes.get(command.script);
  if (!found) writes.set(command.script, (found = gather(command)));
  return found;
}

const writes = new WeakMap<Script, Writes>();

function gather({ script, calls, shell }: Command): Writes {
  const values = new Map<string, Word[] | "unknown">();
  const add = (name: string, words: readonly Word[] | undefined) => {
    const known = values.get(name);
    if (known === "unknown") return;
    if (!words) values.set(name, "unknown");
    else if (known) for (const it of words) known.push(it);
    else values.set(name, [...words]);
  };
  for (const { name, word, call, array } of script.assignments)
    if (!call || (shell === "sh" && keeping.has(call.name ?? ""))) add(name.value, array ? undefined : [word]);
  for (const { name, words } of script.loops) if (name) add(name.value, words);
  for (const call of calls) {
    if (!/^(?:read|mapfile|readarray|printf|getopts)$/.test(call.name ?? "")) continue;
    for (const it of call.arguments) if (/^[A-Za-z_]\w*$/.test(it.value ?? "")) add(it.value!, undefined);
  }
  const parts = new Map<Word, Expansion[]>();
  for (const it of script.expansions) {
    const others = parts.get(it.word);
    if (others) others.push(it);
    else parts.set(it.word, [it]);
  }
  return { values, parts };
}

/** Commands of a POSIX shell in front of which `A=1` holds for what follows, too; Bash knows that only where it is called `sh`. */
const keeping: ReadonlySet<string> = new Set(": . eval exec exit export readonly return set shift times trap unset".split(" "));

/** What a value becomes: of a literal that shows, of one with substitutions what these become. */
function ofWord({ value, written, span }: Word, parts: readonly Expansion[], command: Command, file: Dockerfile, depth: number): Splitting {
  if (parts.length === 0) return /[\s*?[\\]/.test((value ?? written).replace(/^\w+\+?=/, "")) ? "several" : "one";
  let literal = "";
  let end = span.start;
  let sum: Splitting = "one";
  for (const it of parts) {
    // What stands in another expansion was looked at with it.
    if (it.span.start < end) continue;
    literal += written.slice(end - span.start, it.span.start - span.start);
    end = it.span.end;
    sum = worse(sum, splittingOf(it, command, file, depth));
  }
  literal += written.slice(end - span.start);
  // Who writes blanks into a value wants several words of it, whatever stands between them.
  if (/\s/.test(literal)) return "several";
  return /[*?\\]/.test(literal) ? worse(sum, "several") : sum;
}

function worse(a: Splitting, b: Splitting): Splitting {
  if (a === "unknown" || b === "unknown") return "unknown";
  return a === "several" ? a : b;
}
