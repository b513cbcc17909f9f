import { asHeredoc } from "../edit/heredoc.ts";
import { takesHeredocs } from "../judge/frontend.ts";
import type { Call, Command } from "../model/command.ts";
import type { Member } from "../model/shell.ts";
import { instructionOf } from "../model/step.ts";
import type { Rule, RuleOption } from "./rule.ts";

const least: RuleOption<number> = {
  description: "The number of commands from which a chain is reported.",
  default: 3,
  minimum: 2,
};

export const chainInsteadOfHeredoc: Rule = {
  id: "chain-instead-of-heredoc",
  summary: "A step chains commands that a heredoc would list",
  category: "style",
  severity: "off",
  fixable: "unsafe",
  since: "0.1.0",
  also: { tally: ["tally/prefer-run-heredoc"] },
  options: { least },

  check: {
    command(command, { model, text, option, report }) {
      if (command.place !== "RUN" || command.onbuild || model.kind !== "dockerfile") return;
      const list = listOf(command);
      const count = list ? list.members.length - (list.sets ? 1 : 0) : 0;
      if (!list || count < option(least) || !takesHeredocs(model, text)) return;
      const edit = asHeredoc(text, model, command, list.members, list.sets ? [] : ["set -e"]);
      if (!edit) return;
      report({
        at: instructionOf(model, command)!.keyword.span,
        message: `This step chains ${count} commands with ${list.operator}.`,
        fixes: [
          {
            title: "List the commands in a heredoc (the step runs anew at the next build)",
            safety: "unsafe",
            edits: [edit],
          },
        ],
      });
    },
  },
};

interface List {
  readonly members: readonly Pick<Member, "span">[];
  /** Whether its first member is a `set -e`. */
  readonly sets: boolean;
  readonly operator: "&&" | ";";
}

/** The commands of a script that mean the same in lines of their own under `set -e`; undefined where that is not sure. */
function listOf({ form, shell, script, calls }: Command): List | undefined {
  const { members } = script;
  if (form === "exec" || (shell !== "sh" && shell !== "bash") || script.problems.length > 0 || members.length < 2) return undefined;
  const [first] = members;
  const sets = calls[0]?.span.start === first!.span.start && isErrexit(calls[0]);
  if (members.every((it) => (it.operator?.value ?? "&&") === "&&"))
    return script.functions.length + script.negations.length === 0 && members.every((it) => it.simple) && calls.every(isSteady)
      ? { members, sets, operator: "&&" }
      : undefined;
  // Behind `set -e;` a line is what ended with a semicolon so far.
  if (!sets || first!.operator?.value !== ";" || members.some((it) => it.operator?.value === "&")) return undefined;
  return { members: bySemicolon(members), sets, operator: ";" };
}

function bySemicolon(members: readonly Member[]): Pick<Member, "span">[] {
  const whole: { span: { start: number; end: number } }[] = [];
  let start: number | undefined;
  for (const { span, operator } of members) {
    start ??= span.start;
    if (operator && operator.value !== ";") continue;
    whole.push({ span: { start, end: span.end } });
    start = undefined;
  }
  return whole;
}

/** Whether a call does under `set -e`, and before the next line is read, what it does in a chain. */
function isSteady(call: Call): boolean {
  const { name, runner, followedBy, wrappers } = call;
  if (runner) return true;
  if (name === "set") return isErrexit(call) || call.arguments.every((it) => /^-[ux]+$|^-o$|^pipefail$/.test(it.value ?? ""));
  if (name !== undefined && readsAhead.has(name)) return false;
  return followedBy !== ";" && followedBy !== "&" && followedBy !== "||" && wrappers.every((it) => it.value !== "exec");
}

/** What changes how the shell goes on, or runs code of others in it that may not be written for `set -e`. */
const readsAhead: ReadonlySet<string> = new Set(
  ". alias conda deactivate eval exec exit mamba micromamba nvm return rvm sdk shopt source trap unalias workon".split(" "),
);

function isErrexit({ name, arguments: words }: Call): boolean {
  return name === "set" && words.some((it) => /^-[uxv]*e[uxvo]*$/.test(it.value ?? "")) && !words.some((it) => it.value?.startsWith("+"));
}
