import { quote } from "../edit/shell.ts";
import { mayBeList, type Splitting, splittingOf } from "../judge/shell.ts";
import type { Command } from "../model/command.ts";
import type { Dockerfile } from "../model/dockerfile.ts";
import type { Expansion } from "../model/shell.ts";
import type { Fix, Rule } from "./rule.ts";

export const unquotedSubstitution: Rule = {
  id: "unquoted-substitution",
  summary: "The output of a command stands without quotes, so that blanks split it",
  category: "shell",
  severity: "info",
  fixable: "unsafe",
  since: "0.1.0",
  also: { hadolint: ["SC2046"], shellcheck: ["SC2046"], tally: ["shellcheck/SC2046"] },

  check: {
    command(command, { model, text, report }) {
      if (command.place !== "RUN" || model.kind !== "dockerfile") return;
      const found = splitOutputs(command).map((it) => ({ it, splitting: splitting(it, command, model) }));
      const quotable = found.filter(({ it, splitting }) => splitting !== "several" && !isWholeWord(it));
      const rest = found.filter((it) => !quotable.includes(it));
      tell(quotable, false, [
        { title: "Quote, so that each output stays one word", safety: "unsafe", edits: quote(quotable.map(({ it }) => it)) },
      ]);
      // One finding is enough for most; what is left may well be a list.
      tell(rest, quotable.some(isUnknown), []);

      function tell(some: typeof found, quiet: boolean, fixes: readonly Fix[]): void {
        const unknown = some.find(isUnknown);
        const first = unknown ?? some[0];
        if (!first) return;
        report({
          at: { start: first.it.span.start, end: first.it.span.start + (first.it.kind === "command" ? 2 : 1) },
          message: `${shown(first.it, text)} without quotes: blanks in its output make several words of it.`,
          ...((!unknown || quiet) && { severity: "off" }),
          fixes,
        });
      }
    },
  },
};

function isUnknown({ splitting }: { readonly splitting: Splitting }): boolean {
  return splitting === "unknown";
}

/** What a program takes for a list is one, unless it is a single word. */
function splitting(it: Expansion, command: Command, file: Dockerfile): Splitting {
  const found = splittingOf(it, command, file);
  return found === "unknown" && mayBeList(it) ? "several" : found;
}

function splitOutputs({ script, shell }: Command): Expansion[] {
  return script.expansions.filter(
    ({ kind, quoted, place }) =>
      (kind === "command" || kind === "backquotes") &&
      !quoted &&
      (place === "argument" || place === "redirection" || (place === "declaration" && shell !== "bash")),
  );
}

/** Whether a program is given nothing but the output there: it may be a list, and quotes would make one word of it. */
function isWholeWord({ word, span, call }: Expansion): boolean {
  if (/^(?:\[|test|cd)$/.test(call?.name ?? "")) return false;
  return word.span.start === span.start && word.span.end === span.end;
}

function shown({ span }: Expansion, text: string): string {
  const written = text.slice(span.start, span.end);
  return written.length <= 40 && !written.includes("\n") ? written : `${written.slice(0, 20).split("\n")[0]!.trimEnd()}…`;
}
