import { quote } from "../edit/shell.ts";
import { mayBeList, type Splitting, splittingOf } from "../judge/shell.ts";
import type { Command } from "../model/command.ts";
import type { Dockerfile } from "../model/dockerfile.ts";
import type { Expansion } from "../model/shell.ts";
import type { Also, Rule } from "./rule.ts";

export const unquotedVariable: Rule = {
  id: "unquoted-variable",
  summary: "A variable stands without quotes, so that blanks split its value",
  category: "shell",
  severity: "info",
  fixable: "unsafe",
  since: "0.1.0",
  also: alsoOf(["SC2048", "SC2068", "SC2086"]),

  check: {
    command(command, { model, report }) {
      if (command.place !== "RUN" || model.kind !== "dockerfile") return;
      const found = splitVariables(command).map((it) => ({ it, splitting: splitting(it, command, model) }));
      const lists = found.filter(({ splitting }) => splitting === "several").map(({ it }) => it);
      const unknown = found.filter(({ splitting }) => splitting === "unknown").map(({ it }) => it);
      const first = unknown[0] ?? lists[0];
      if (!first) return;
      // One step, one finding: the words are alike, and so is what helps.
      const more = unknown.length > 1 ? ` and ${unknown.length - 1} more` : "";
      const quotable = unknown.filter((it) => !isList(it));
      report({
        at: first.span,
        message: `${written(first)}${more} without quotes: blanks in the value make several words of it.`,
        // What the script itself fills with several words is meant to be split.
        ...(unknown.length === 0 && { severity: "off" }),
        also: alsoOf([...new Set(found.map(({ it }) => numberOf(it)))]),
        fixes: quotable.length > 0 ? [{ title: "Quote, so that each value stays one word", safety: "unsafe", edits: quote(quotable) }] : [],
      });
    },
  },
};

function alsoOf(codes: readonly string[]): Also {
  return { hadolint: codes, shellcheck: codes, tally: codes.map((it) => `shellcheck/${it}`) };
}

function numberOf({ name, index }: Expansion): string {
  if (name === "*") return "SC2048";
  return name === "@" || index === "[@]" ? "SC2068" : "SC2086";
}

/** What a program takes for a list is one, unless it is a single word. */
function splitting(it: Expansion, command: Command, file: Dockerfile): Splitting {
  const found = splittingOf(it, command, file);
  return found === "unknown" && mayBeList(it) ? "several" : found;
}

/** The variables that the shell cuts at blanks: outside of quotes, and where several words can stand. */
function splitVariables({ script, shell }: Command): Expansion[] {
  let outer = -1;
  return script.expansions.filter((it) => {
    if (it.kind !== "variable") return false;
    const inside = it.span.end <= outer;
    outer = Math.max(outer, it.span.end);
    // `: ${a:=b}` is there for what it sets.
    if (it.operator.endsWith("=") && /^(?::|true)$/.test(it.call?.name ?? "")) return false;
    if (inside || it.quoted || it.operator === "+" || it.operator === ":+") return false;
    if (it.place === "program") return it.word.span.start !== it.span.start || it.word.span.end !== it.span.end;
    return it.place === "argument" || it.place === "redirection" || (it.place === "declaration" && shell !== "bash");
  });
}

/** Whether the value is meant to be several words, as its name or its place says. */
function isList({ name, word, span, call }: Expansion): boolean {
  if (/^(?:\[|test|cd)$/.test(call?.name ?? "")) return false;
  return word.span.start === span.start && word.span.end === span.end && /s$|list|opts|args|flags|deps|[@*]/i.test(name);
}

function written({ name, word, span }: Expansion): string {
  const text = word.written.slice(span.start - word.span.start, span.end - word.span.start);
  return text.startsWith("$") && text.length <= 40 ? text : `$${name}`;
}
