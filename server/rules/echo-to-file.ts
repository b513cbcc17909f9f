import { insertAfter, insertBefore } from "../edit/dockerfile.ts";
import { removeCall } from "../edit/run.ts";
import { takesHeredocs } from "../judge/frontend.ts";
import { printedText } from "../judge/printed.ts";
import { runningUser } from "../judge/user.ts";
import { mayNameSecret } from "../knowledge/secret-names.ts";
import { type Call, type Command, takesOutput } from "../model/command.ts";
import type { Dockerfile, Instruction } from "../model/dockerfile.ts";
import { instructionOf } from "../model/step.ts";
import { type Edit, replace } from "../text/edit.ts";
import { countBefore } from "../text/starts.ts";
import type { Fix, Rule } from "./rule.ts";

export const echoToFile: Rule = {
  id: "echo-to-file",
  summary: "A step writes a file that COPY could bring along",
  category: "maintainability",
  severity: "off",
  fixable: "unsafe",
  since: "0.1.0",
  also: { tally: ["tally/prefer-copy-heredoc"] },

  check: {
    command(command, { model, text, report }) {
      if (command.place !== "RUN" || command.onbuild || command.form === "exec" || model.kind !== "dockerfile") return;
      const instruction = instructionOf(model, command);
      if (!instruction || instruction.heredocs.length > 0 || instruction.flags.length > 0 || !takesHeredocs(model, text)) return;
      for (const call of command.calls) {
        const file = fileOf(call, command);
        if (!file) continue;
        report({
          at: call.program.span,
          message: `${call.name} writes ${file.path}, whose text COPY could hold.`,
          fixes: asCopy(text, model, command, instruction, call, file),
        });
      }
    },
  },
};

interface File {
  readonly path: string;
  readonly text: string;
}

/** The file that a call of the step's own list makes from nothing but its arguments. */
function fileOf(call: Call, { script: { members, problems } }: Command): File | undefined {
  const [redirection] = call.redirections;
  const path = redirection?.target?.value;
  if (
    call.runner ||
    call.negated ||
    call.redirections.length !== 1 ||
    redirection?.operator !== ">" ||
    !takesOutput(redirection) ||
    path === undefined
  )
    return undefined;
  if (!/^\/(?!dev\/|proc\/|sys\/)[\w./+@-]*[\w+@-]$/.test(path) || call.followedBy === "|" || problems.length > 0) return undefined;
  const text = printedText(call);
  const member = members[countBefore(members, call.span.start, (it) => it.span.start)];
  const isMember = member?.span.start === call.span.start && member.span.end === call.span.end;
  // What could be a credential is better not written by COPY either.
  return text !== undefined && isMember && !mayNameSecret(text) ? { path, text } : undefined;
}

/** `COPY` with the text, in place of the step, or in front of it or behind it where the call is its first or its last. */
function asCopy(source: string, file: Dockerfile, command: Command, instruction: Instruction, call: Call, { path, text }: File): Fix[] {
  const { members } = command.script;
  if (!command.stage || !writesAsRoot(file, command, call) || !text.endsWith("\n") || /[\0\r]/.test(text)) return [];
  // Only at the ends of a step can a file be written before or after it; in front there may be options and a folder.
  if (call !== command.calls.at(-1) && !command.calls.slice(0, 4).includes(call)) return [];
  if (members.some((it) => it.operator && it.operator.value !== "&&")) return [];
  const lines = text.slice(0, -1).split("\n");
  const mark = ["EOF", "END", "TEXT"].find((it) => !lines.includes(it));
  if (!mark) return [];
  const written = [`COPY <<${/[$\\`]/.test(text) ? `"${mark}"` : mark} ${path}`, ...lines, mark].join("\n");
  const others = command.calls.filter((it) => it !== call && !prepares(it, path));
  const edits = (): (Edit | undefined)[] => {
    if (others.length === 0 && members.every((it) => it.simple)) return [replace(instruction.span, written)];
    const removal = removeCall(source, file, command, call);
    if (others.every((it) => it.span.start > call.span.start)) return [insertBefore(source, instruction, written), removal];
    return call === command.calls.at(-1) ? [removal, insertAfter(source, file, instruction, written)] : [undefined];
  };
  const found = edits();
  const price = "(owned by root, with mode 0644)";
  return found.every((it) => it !== undefined) ? [{ title: `Write the file with COPY ${price}`, safety: "unsafe", edits: found }] : [];
}

function writesAsRoot(file: Dockerfile, { stage, span }: Command, { assignments }: Call): boolean {
  const { user, root } = runningUser(file, stage!, span.start);
  return assignments.length === 0 && (root ?? !user);
}

/** Whether a call only sets options, or makes the folder of a file, which COPY makes, too. */
function prepares({ name, arguments: words }: Call, path: string): boolean {
  if (name === "set") return true;
  const folder = path.slice(0, path.lastIndexOf("/"));
  return name === "mkdir" && words.length === 2 && words[0]!.value === "-p" && words[1]!.value?.replace(/\/$/, "") === folder;
}
