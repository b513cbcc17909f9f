import type { Span, Spanned } from "../text/span.ts";
import type { Call, Word } from "./command.ts";

/**
 * How the script of a POSIX shell or Bash is written, beside what it calls. The lists are in source order and hold also what stands in
 * loops, functions and substitutions. Scripts that a call is given (`sh -c '…'`) and those between backquotes with escapes are not in them.
 */
export interface Script {
  readonly expansions: readonly Expansion[];
  readonly literals: readonly Literal[];
  readonly assignments: readonly Assignment[];
  readonly loops: readonly Loop[];
  readonly functions: readonly ShellFunction[];
  /** The script's own list, without what stands in groups, loops, functions and substitutions. */
  readonly members: readonly Member[];
  readonly negations: readonly Negation[];
  readonly choices: readonly Choice[];
  /** The keyword of each `if` that stands alone between `else` and `fi`. */
  readonly elseIfs: readonly Span[];
  /** Heredocs of the shell; those that the builder reads are the instruction's. */
  readonly heredocs: readonly ShellHeredoc[];
  /** What not every shell understands. */
  readonly features: readonly Feature[];
  /** Where it cannot be read as a script of Bash, nor of a smaller shell. */
  readonly problems: readonly ScriptProblem[];
}

/** What the shell puts in the place of `$x`, `${x…}`, `$(…)`, `` `…` ``, `$((…))` and `<(…)`. */
export interface Expansion {
  readonly kind: "variable" | "command" | "backquotes" | "arithmetic" | "process";
  /** The variable's name, a digit or one of `@*#?-$!`; empty for other kinds. */
  readonly name: string;
  /** What is done with the variable: `-`, `:-`, `+`, `?`, `#`, `%%`, `/`, `:`, `^`, `@` …; empty for its plain value. */
  readonly operator: string;
  /** `#` of `${#x}` or `!` of `${!x}`. */
  readonly prefix: "#" | "!" | "";
  /** `[…]` behind the name, as written. */
  readonly index: string;
  /** Whether double quotes are around it, so that what it stands for stays one word. */
  readonly quoted: boolean;
  readonly place: WordPlace;
  /** The word that it is a part of; the whole text of a heredoc. */
  readonly word: Word;
  /** The call that the word belongs to. */
  readonly call: Call | undefined;
  readonly span: Span;
}

/**
 * What a word is there for. `declaration` is `A=1` behind `export`, `local` and their like, `loop` what `for` goes through, `test` a
 * word of `[[ … ]]`; those of `[ … ]` are arguments.
 */
export type WordPlace =
  | "program"
  | "argument"
  | "assignment"
  | "declaration"
  | "array"
  | "redirection"
  | "heredoc"
  | "loop"
  | "case"
  | "pattern"
  | "test"
  | "arithmetic";

/** A text in single quotes in which something stands that would be expanded elsewhere. */
export interface Literal {
  readonly text: string;
  readonly place: WordPlace;
  readonly word: Word;
  readonly call: Call | undefined;
  /** With its quotes. */
  readonly span: Span;
}

/** `A=1`: by itself, in front of a call, or behind `export` and its like. */
export interface Assignment {
  readonly name: Spanned;
  /** The whole word, `A=` included. */
  readonly word: Word;
  readonly append: boolean;
  /** `A=(…)` or `A[0]=…`. */
  readonly array: boolean;
  /** The call of `export`, `local` … that it is an argument of. */
  readonly declaredBy: Call | undefined;
  /** The call that alone sees it, since it stands in front of it. */
  readonly call: Call | undefined;
}

export interface Loop {
  readonly kind: "for" | "select" | "while" | "until";
  /** The variable of `for`. */
  readonly name: Spanned | undefined;
  /** What `for` goes through; undefined where that is the script's own arguments. */
  readonly words: readonly Word[] | undefined;
  readonly span: Span;
}

export interface ShellFunction {
  readonly name: Spanned;
  readonly span: Span;
}

/** One of a script's list: a command, a whole pipeline, a group or loop. */
export interface Member {
  /** Whether it is a command, or a pipeline of such, without `!`. */
  readonly simple: boolean;
  /** What joins it to the next one; undefined behind the last. */
  readonly operator: Spanned<"&&" | "||" | ";" | "&" | "\n"> | undefined;
  readonly span: Span;
}

/** The `!` in front of a pipeline. */
export interface Negation {
  readonly span: Span;
  /** The first call behind it. */
  readonly call: Call | undefined;
  /** Whether nobody asks for the result. */
  readonly ignored: boolean;
}

/** `a && b || c`, each by its first call. */
export interface Choice {
  readonly condition: Call | undefined;
  readonly next: Call | undefined;
  readonly otherwise: Call | undefined;
}

/** `<<END` or `<<-END`, with its lines. */
export interface ShellHeredoc {
  readonly delimiter: Spanned;
  /** `<<-`: tabs in front of its lines do not count. */
  readonly tabbed: boolean;
  /** Whether its delimiter comes; otherwise it takes all that is left of the script. */
  readonly closed: boolean;
  /** The first line that is its delimiter but for blanks around it, where it is not closed. */
  readonly likelyEnd: Span | undefined;
}

export interface Feature {
  readonly kind: FeatureKind;
  /** The shortest text that shows it: `[[`, `&>`, `<<<`, the whole expansion. */
  readonly span: Span;
}

export type FeatureKind =
  | "double-brackets"
  | "arithmetic-command"
  | "arithmetic-for"
  | "select"
  | "coproc"
  | "function-keyword"
  | "array"
  | "append"
  | "here-string"
  | "process-substitution"
  | "ansi-quotes"
  | "translated-quotes"
  | "brace-expansion"
  | "extended-pattern"
  | "redirect-both"
  | "pipe-both"
  | "fall-through"
  | "substring"
  | "replacement"
  | "case-change"
  | "indirection"
  | "transformation"
  | "variable-names";

export interface ScriptProblem {
  /** What the parser misses or does not expect, in lower case and without a full stop. */
  readonly message: string;
  readonly span: Span;
}

/** What a shell's options say at a place of a script. */
export interface ShellOptions {
  /** `set -e`: a failed command ends the script. */
  readonly errexit: boolean;
  /** `set -o pipefail`: a pipeline fails where any of its commands does. */
  readonly pipefail: boolean;
}

/** The script of what is none. */
export const noScript: Script = {
  expansions: [],
  literals: [],
  assignments: [],
  loops: [],
  functions: [],
  members: [],
  negations: [],
  choices: [],
  elseIfs: [],
  heredocs: [],
  features: [],
  problems: [],
};
