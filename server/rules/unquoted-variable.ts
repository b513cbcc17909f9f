import { quote } from "../edit/shell.ts";
import { mayBeList, type Splitting, splittingOf } from "../judge/shell.ts";
import type { Command } from "../model/command.ts";
import type { Dockerfile } from "../model/dockerfile.ts";
import type { Expansion } from "../model/shell.ts";
import type { Also, Fix, Rule } from "./rule.ts";

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
      const unknown = new Set(found.flatMap(({ it, splitting }) => (splitting === "unknown" ? [it] : [])));
      const lists = found.flatMap(({ it, splitting }) => (splitting === "several" || (splitting === "unknown" && isList(it)) ? [it] : []));
      const others = [...unknown].filter((it) => !isList(it));
      // One step, one finding: the words are alike, and so is what helps. What may be a list is left for those who want to hear all.
      tell(others, others.every(isPath) ? "off" : undefined, [
        { title: "Quote, so that each value stays one word", safety: "unsafe", edits: quote(others) },
      ]);
      tell(lists, others.length > 0 || unknown.size === 0 ? "off" : undefined, []);

      function tell(some: readonly Expansion[], severity: "off" | undefined, fixes: readonly Fix[]): void {
        const counted = severity === "off" ? some.slice(0, 1) : some.filter((it) => unknown.has(it) && !isPath(it));
        const [first] = counted;
        if (!first) return;
        report({
          at: first.span,
          message: `${written(first)}${counted.length > 1 ? ` and ${counted.length - 1} more` : ""} without quotes: blanks in the value make several words of it.`,
          ...(severity && { severity }),
          also: alsoOf([...new Set(some.map(numberOf))]),
          fixes,
        });
      }
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

/** Whether it is what images and shells set to one path or version, as its name says. */
function isPath({ name, operator }: Expansion): boolean {
  return (
    operator === "" &&
    /^(?:HOME|PWD|OLDPWD|USER|LOGNAME|HOSTNAME|SHELL|GOPATH|GOROOT|TMPDIR|[A-Z][A-Z\d_]*_(?:HOME|DIR|ROOT|VERSION|PATH))$/.test(name)
  );
}

function written({ name, word, span }: Expansion): string {
  const text = word.written.slice(span.start - word.span.start, span.end - word.span.start);
  return text.startsWith("$") && text.length <= 40 ? text : `$${name}`;
}
