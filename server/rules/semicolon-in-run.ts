import { newlineOf, startOfLine } from "../edit/lines.ts";
import { callsWithin } from "../judge/shell.ts";
import type { Call, Command } from "../model/command.ts";
import type { Member } from "../model/shell.ts";
import { instructionOf } from "../model/step.ts";
import { insert, replace } from "../text/edit.ts";
import { contains } from "../text/span.ts";
import type { Fix, Rule } from "./rule.ts";

const price = "(the build stops where a command fails)";

export const semicolonInRun: Rule = {
  id: "semicolon-in-run",
  summary: "A step goes on when a command in it fails",
  category: "shell",
  severity: "info",
  fixable: "unsafe",
  since: "0.1.0",
  also: {},

  check: {
    command(command, { model, text, report }) {
      if (command.place !== "RUN" || command.form === "exec" || model.kind !== "dockerfile") return;
      if (command.script.problems.length > 0 || asksForErrors(command)) return;
      const culprit = firstLost(command);
      if (!culprit) return;
      const inHeredoc = instructionOf(model, command)?.heredocs.some((it) => contains(it.body, culprit.span));
      const name = culprit.name ?? culprit.program.written;
      report({
        at: culprit.program.span,
        message: `The step goes on when ${name} fails: ${inHeredoc ? "the heredoc is without set -e" : "a semicolon follows, and no &&"}.`,
        fixes: inHeredoc ? begunBySet(text, command) : joinedByAnd(text, command),
      });
    },
  },
};

/** The first command of a script's own list whose failure is lost, though it may well fail. */
function firstLost(command: Command): Call | undefined {
  const { members } = command.script;
  for (const [i, member] of members.entries()) {
    if (!member.simple || !/^[;\n]$/.test(member.operator?.value ?? "") || isConditional(command, i)) continue;
    const call = callsWithin(command, member.span).findLast((it) => it.context === "plain" && !it.runner);
    if (call?.failure === "lost" && !call.negated && mayFail(call)) return call;
  }
  return undefined;
}

function endsStatement({ operator }: Member): boolean {
  return operator?.value !== "&&" && operator?.value !== "||";
}

/** Whether a member runs only if one before it says so: `[ -f a ] && rm a; …`. */
function isConditional(command: Command, index: number): boolean {
  const { members } = command.script;
  let first = index;
  while (first > 0 && !endsStatement(members[first - 1]!)) {
    first--;
    if (members[first]!.operator!.value !== "&&") return true;
  }
  return first < index && (!members[first]!.simple || callsWithin(command, members[first]!.span).some(isQuestion));
}

function isQuestion({ name = "" }: Call): boolean {
  return /^(?:\[|test|command|e?grep|which|type|hash|false|true)$/.test(name);
}

/** Whether a failure would matter: not of what hardly fails, what other rules look after, and what is asked or tidied up. */
function mayFail(call: Call): boolean {
  const { name = "", arguments: words } = call;
  if (steady.has(name) || isQuestion(call)) return false;
  return name !== "rm" || !words.some((it) => /^-\w*f/.test(it.value ?? ""));
}

const steady: ReadonlySet<string> = new Set(
  `. : alias basename cat cd date declare dirname echo env exec exit export hostname id kill killall let local ls popd printenv printf ps pushd pwd read
  readonly return set shift shopt sleep source sync trap ulimit umask unalias uname unset wait whoami`.split(/\s+/),
);

/** Whether a script decides itself what becomes of errors: by `set +e`, by asking for a status, or by the one that it ends with. */
function asksForErrors({ script: { members, expansions }, calls }: Command): boolean {
  if (expansions.some((it) => it.name === "?")) return true;
  const last = calls.findLast((it) => it.context === "plain" && !it.runner);
  if (last && last.span.start >= (members.at(-1)?.span.start ?? Infinity) && /^(?:true|:|exit)$/.test(last.name ?? "")) return true;
  return calls.some((it) => it.name === "set" && it.arguments.some((word) => /^\+\w*e/.test(word.value ?? "")));
}

/** The script with `set -e` above its first command, indented like that. */
function begunBySet(text: string, { script: { members } }: Command): Fix[] {
  const first = members[0]!.span.start;
  const start = startOfLine(text, first);
  const line = `${text.slice(start, first)}set -e${newlineOf(text)}`;
  return [{ title: `Begin the heredoc with set -e ${price}`, safety: "unsafe", edits: [insert(start, line)] }];
}

/** The list with `&&` for each semicolon; none where it would decide otherwise about what is run. */
function joinedByAnd(text: string, command: Command): Fix[] {
  const { members } = command.script;
  if (
    members.some(
      ({ operator }, i) => operator?.value === "||" || operator?.value === "&" || (endsStatement(members[i]!) && isConditional(command, i)),
    )
  )
    return [];
  const edits = members.flatMap(({ operator }) => {
    if (operator?.value !== ";") return [];
    const { start, end } = operator.span;
    const before = /\s/.test(text[start - 1]!) ? "" : " ";
    return [replace(operator.span, `${before}&&${/\s/.test(text[end] ?? " ") ? "" : " "}`)];
  });
  return [{ title: `Join the commands with && ${price}`, safety: "unsafe", edits }];
}
