import type { Span } from "../text/span.ts";
import type { Service } from "./compose.ts";
import type { Stage } from "./dockerfile.ts";

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
  /** The words of the exec form. */
  readonly words: readonly Word[];
  /** The simple commands in source order, also those behind `sh -c`, in heredocs, loops and substitutions. */
  readonly calls: readonly Call[];
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
  /** The next command of the same pipeline. */
  readonly pipedInto: Call | undefined;
  /** Where it stands: `condition` of if/while, `substitution` `$(…)`, otherwise `plain`. */
  readonly context: "plain" | "condition" | "substitution";
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
  readonly target: Word | undefined;
  readonly span: Span;
}
