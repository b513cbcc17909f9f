import type { Span } from "../text/span.ts";
import type { Service } from "./compose.ts";
import type { Stage } from "./dockerfile.ts";
import type { Script, ShellOptions } from "./shell.ts";

/** What a file runs, at build time or in the container. */
export interface Command {
  readonly kind: "command";
  readonly place:
    | "RUN"
    | "CMD"
    | "ENTRYPOINT"
    | "HEALTHCHECK"
    | "command:"
    | "entrypoint:"
    | "healthcheck:"
    | "post_start:"
    | "pre_start:"
    | "pre_stop:";
  readonly form: "shell" | "exec";
  /** What is run, without keyword and flags; heredoc bodies lie outside of it. */
  readonly span: Span;
  /** Who reads the script. `other` is a heredoc with its own shebang (python …) or a SHELL we do not know: it has no calls. */
  readonly shell: "sh" | "bash" | "powershell" | "cmd" | "other";
  /** Whether the first line of a heredoc says who reads it, whatever `SHELL` is. */
  readonly shebang?: boolean;
  /** The words of the exec form. */
  readonly words: readonly Word[];
  /** The simple commands in source order, also those behind `sh -c`, in heredocs, loops and substitutions. */
  readonly calls: readonly Call[];
  /** How the script is written; empty for the exec form and for shells other than `sh` and `bash`. */
  readonly script: Script;
  /** `ONBUILD RUN …`: it runs when another image is built from this one. */
  readonly onbuild: boolean;
  readonly stage?: Stage;
  readonly service?: Service;
}

/** A simple command, seen through its wrappers: `sudo env A=1 /usr/bin/apt-get install x` is a call of `apt-get`. */
export interface Call {
  /** The program without its folder; undefined where a variable names it. */
  readonly name: string | undefined;
  readonly program: Word;
  /** What follows the program; redirections are not arguments. */
  readonly arguments: readonly Word[];
  /** `sudo`, `env`, `exec`, `nice`, `time` … in front, in order. */
  readonly wrappers: readonly Word[];
  /** `A=1` in front of the command or its wrappers. */
  readonly assignments: readonly Word[];
  readonly redirections: readonly Redirection[];
  /** Those of the groups and loops that it stands in. */
  readonly surrounding: readonly Redirection[];
  /** The next command of the same pipeline. */
  readonly pipedInto: Call | undefined;
  /** Where it stands: `condition` of if/while, `substitution` `$(…)`, otherwise `plain`. */
  readonly context: "plain" | "condition" | "substitution";
  /** The call that is given the script it stands in: `sh -c '…'`, `eval`, a shell with a heredoc. */
  readonly runner: Call | undefined;
  /** What stands between it and the next command of its list, `;` also for the end of a line; undefined behind the last one. */
  readonly followedBy: "&&" | "||" | ";" | "&" | "|" | undefined;
  /** `!` in front of it, or of a pipeline that it ends. */
  readonly negated: boolean;
  /**
   * What its failure means: the script `ends` and fails, it goes on as if nothing had happened (`lost`), or it asks what happened
   * (`handled`, by a condition, `||` or `!`).
   */
  readonly failure: "ends" | "lost" | "handled";
  /** The options of the shell that runs it. */
  readonly options: ShellOptions;
  /** From the first assignment or wrapper to the last word or redirection. */
  readonly span: Span;
}

export interface Word {
  /** As it stands in the file, quotes included. */
  readonly written: string;
  /** Its value if it has no expansion, quotes and escapes resolved; undefined otherwise. */
  readonly value: string | undefined;
  readonly span: Span;
}

export interface Redirection {
  /** `>`, `>>`, `<`, `<<<` … */
  readonly operator: string;
  /** The stream that it is for: the number in front, or else 0 for what begins with `<` and 1 for `>`; undefined where a variable tells. */
  readonly descriptor: number | undefined;
  readonly target: Word | undefined;
  readonly span: Span;
}

/** The value of a word; where an expansion hides it, what is written, without the quotes. */
export function textOf({ value, written }: Word): string {
  return value ?? written.replaceAll(/["']/g, "");
}

/** Whether a redirection takes what a call prints, and not only its errors. */
export function takesOutput({ operator, descriptor }: Redirection): boolean {
  return /^(?:&?>>?|>\|)$/.test(operator) && descriptor === 1;
}
