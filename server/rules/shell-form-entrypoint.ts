import { setsShell } from "../judge/lineage.ts";
import type { Call, Command, Word } from "../model/command.ts";
import { commands, type Stage } from "../model/dockerfile.ts";
import { type Edit, insert, remove, replace } from "../text/edit.ts";
import { countBefore } from "../text/starts.ts";
import type { Also, Context, Fix, Rule } from "./rule.ts";

const shared: Also = {
  hadolint: ["DL3025"],
  kics: ["Not Using JSON In CMD And ENTRYPOINT Arguments"],
  semgrep: ["prefer-json-notation"],
};
const all: Also = { ...shared, buildkit: ["JSONArgsRecommended"], tally: ["buildkit/JSONArgsRecommended"] };

export const shellFormEntrypoint: Rule = {
  id: "shell-form-entrypoint",
  summary: "CMD or ENTRYPOINT runs a shell that runs the program",
  category: "lifecycle",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: all,

  check: { stage: judge },
};

function judge(stage: Stage, { model, text, report }: Context): void {
  if (model.kind !== "dockerfile") return;
  const own = commands(model, stage, "CMD", "ENTRYPOINT").filter((it) => !it.onbuild);
  const entrypoint = own.findLast((it) => it.place === "ENTRYPOINT");
  const counting = new Set([entrypoint, own.findLast((it) => it.place === "CMD")]);
  const shellFrom = shellIsSetFrom(stage);
  for (const command of own) {
    // Who sets a shell that nobody knows wants just that.
    if (command.form !== "shell" || command.shell === "other" || command.span.end === command.span.start) continue;
    const { place } = command;
    // Where SHELL says which one, BuildKit takes the shell for wanted.
    const also = command.span.start > shellFrom ? shared : all;
    const isArgument = place === "CMD" && entrypoint?.form === "exec";
    const start = command.span.start;
    const instruction = stage.instructions[countBefore(stage.instructions, start, (it) => it.span.start) - 1];
    // Meant as JSON, it is the matter of another rule.
    if (instruction?.array && !instruction.trailing) continue;
    const keyword = instruction?.keyword ?? command;
    // Then the program takes the shell's place and gets the signals.
    const makesWay = command.calls.at(-1)?.wrappers[0]?.value === "exec";
    report({
      at: keyword.span,
      message:
        place === "ENTRYPOINT"
          ? `ENTRYPOINT runs a shell, which hands on ${makesWay ? "no" : "neither signals nor the"} arguments of docker run.`
          : isArgument
            ? "The ENTRYPOINT gets a shell command from CMD as its arguments."
            : makesWay
              ? "CMD runs a shell, which makes way for the program."
              : "CMD runs a shell, which may keep signals from the program.",
      also,
      // What a later one replaces is the matter of another rule.
      ...(!counting.has(command) || stage.windows || (place === "CMD" && makesWay)
        ? { severity: "off" }
        : (place === "CMD" && !isArgument) || makesWay
          ? { severity: "info" }
          : {}),
      fixes: fixesOf(command, text),
    });
  }
}

/** The offset behind which a SHELL says which shell it is. */
function shellIsSetFrom({ parent, instructions }: Stage): number {
  if (parent && setsShell(parent)) return -1;
  return instructions.find((it) => it.name === "SHELL" && !it.onbuild)?.span.start ?? Infinity;
}

function fixesOf(command: Command, text: string): Fix[] {
  const [call, another] = command.calls;
  if (!call || another || (command.shell !== "sh" && command.shell !== "bash")) return [];
  const whole = call.span.start === command.span.start && call.span.end === command.span.end;
  const isExec = call.wrappers.length === 1 && call.wrappers[0]!.value === "exec";
  if (!whole || call.redirections.length > 0 || call.assignments.length > 0 || (call.wrappers.length > 0 && !isExec)) return [];
  const words = [call.program, ...call.arguments];
  if (words.every((it) => isPlain(it, text)) && !builtins.has(call.name ?? ""))
    return [{ title: `Write ${command.place} as a JSON array (no shell runs it)`, safety: "unsafe", edits: toArray(call, words) }];
  // With variables it needs the shell, which can make way for the program.
  if (isExec || builtins.has(call.name ?? "")) return [];
  return [
    {
      title: "Put exec before it (the program takes the shell's place)",
      safety: "unsafe",
      partial: true,
      edits: [insert(call.span.start, "exec ")],
    },
  ];
}

function toArray(call: Call, words: readonly Word[]): Edit[] {
  const { start } = call.program.span;
  const lead = start > call.span.start ? [remove({ start: call.span.start, end: start })] : [];
  return [
    ...lead,
    ...words.map((word, index) => {
      const text = JSON.stringify(word.value);
      return replace(word.span, `${index === 0 ? "[" : ""}${text}${index === words.length - 1 ? "]" : ","}`);
    }),
  ];
}

/** Whether a word means to the shell just what it says. */
function isPlain({ value, written, span }: Word, text: string): boolean {
  if (value === undefined || text.slice(span.start, span.end) !== written) return false;
  return /^(?:[\w@%+=:,./-]+|'[^'\n]*'|"[^"$`\\\n]*")$/.test(written);
}

const builtins: ReadonlySet<string> = new Set([
  ":",
  ".",
  "source",
  "cd",
  "export",
  "set",
  "unset",
  "trap",
  "ulimit",
  "umask",
  "wait",
  "eval",
  "exit",
]);
