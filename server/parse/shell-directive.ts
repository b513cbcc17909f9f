import type { Comment } from "../model/node.ts";
import type { Span } from "../text/span.ts";
import type { StageState } from "./stage-graph.ts";
import { isWindowsShell } from "./windows-shell.ts";
import { programName } from "./wrappers.ts";

/**
 * What comments say of the shell that reads the steps, as hadolint and tally take it: `# hadolint shell=/bin/bash` in front of an
 * instruction. It is for base images that bring their own `SHELL`; nobody can see that in the file.
 */
export class ShellDirectives {
  readonly #comments: readonly { readonly shell: string; readonly span: Span }[];
  #next = 0;
  #previous = 0;

  constructor(comments: readonly Comment[]) {
    this.#comments = comments.flatMap(({ text, span }) => {
      const shell = /^(?:hadolint|tally)\s+shell\s*=\s*(\S+)/i.exec(text)?.[1];
      return shell === undefined ? [] : [{ shell, span }];
    });
  }

  /** The shell that the comments between the last instruction that was asked for and this one name last. */
  before({ span }: { readonly span: Span }): string | undefined {
    let found: string | undefined;
    for (; this.#next < this.#comments.length; this.#next++) {
      const it = this.#comments[this.#next]!;
      if (it.span.start >= span.start) break;
      // What stands within an instruction is not in front of one.
      if (it.span.start >= this.#previous) found = it.shell;
    }
    this.#previous = span.end;
    return found;
  }
}

/** Lets a shell read the steps that follow; the options of a `SHELL` that names the same stay. */
export function takeShell(state: StageState, shell: string | undefined): void {
  if (shell === undefined || programName(state.shell?.[0]) === programName(shell)) return;
  state.shell = [shell];
  state.stage.windows ||= isWindowsShell(shell);
}
