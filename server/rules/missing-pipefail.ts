import { insertBefore } from "../edit/dockerfile.ts";
import { perStage } from "../judge/lineage.ts";
import { forgivingPipes, refusesBadInput, shellInForce } from "../judge/pipefail.ts";
import { isPowershell } from "../judge/powershell.ts";
import { keywordOf } from "../judge/step.ts";
import { baseSystem } from "../judge/system.ts";
import type { Call, Command } from "../model/command.ts";
import { commands, type Dockerfile } from "../model/dockerfile.ts";
import { instructionOf } from "../model/step.ts";
import { type Edit, insert } from "../text/edit.ts";
import { contains } from "../text/span.ts";
import type { Context, Fix, Rule } from "./rule.ts";

export const missingPipefail: Rule = {
  id: "missing-pipefail",
  summary: "A step goes on when the first program of a pipe fails",
  category: "shell",
  severity: "info",
  fixable: "unsafe",
  since: "0.1.0",
  also: {
    hadolint: ["DL4006"],
    kics: ["Shell Running A Pipe Without Pipefail Flag"],
    semgrep: ["set-pipefail"],
    tally: ["hadolint/DL4006"],
  },

  check: {
    command(command, context) {
      const file = context.model;
      if (command.place !== "RUN" || command.onbuild || file.kind !== "dockerfile") return;
      // What is piped out of PowerShell is most often meant for it, and another mistake.
      const pipes = forgivingPipes(command).filter((it) => !isPowershell(it));
      if (pipes.length === 0) return;
      const grave = pipes.find((it) => matters(it, context.text));
      const pipe = grave ?? pipes[0]!;
      const culprit = programs(pipe).find(mayFail) ?? pipe;
      // The shell is the step's, and so is what it makes of all of its pipes.
      context.report({
        at: keywordOf(file, command),
        message: messageOf(culprit),
        ...(!grave && { severity: "off" }),
        fixes: fixFor(file, command, pipe, context),
      });
    },
  },
};

function messageOf(culprit: Call): string {
  const last = lastOf(culprit);
  const lost = refusesBadInput(last)
    ? `What ${nameOf(culprit)} says of a failure is lost`
    : `The step goes on when ${nameOf(culprit)} fails`;
  return `${lost}: only ${nameOf(last)}, the last of its pipe, decides.`;
}

/** The programs of a pipe but for the last, whose status counts. */
function programs(first: Call): Call[] {
  const found: Call[] = [];
  for (let it = first; it.pipedInto; it = it.pipedInto) found.push(it);
  return found;
}

function lastOf(call: Call): Call {
  let last = call;
  while (last.pipedInto) last = last.pipedInto;
  return last;
}

function nameOf({ name, program }: Call): string {
  return name ?? program.written;
}

/** Whether something may fail in front of the last pipe that the step would have to know of. */
function matters(first: Call, text: string): boolean {
  const members = programs(first);
  const last = lastOf(first);
  // What is looked at before a decision may fail; who reads only a part of its input makes the others fail.
  if (first.context === "condition" || refusesBadInput(last) || /^(?:head|grep|true|tee)$/.test(last.name ?? "")) return false;
  if (/^\s*(?:\|\||;\s*true)/.test(text.slice(last.span.end, last.span.end + 20))) return false;
  return members.some(mayFail);
}

/** Whether a program fails for other reasons than that its arguments are wrong. */
function mayFail(call: Call): boolean {
  const { name } = call;
  if (name === "apk" && call.arguments[0]?.value === "info") return false;
  return name === undefined || (!steady.has(name) && (!/^(?:b2|md5|sha\d+)sum$/.test(name) || refusesBadInput(call)));
}

const steady: ReadonlySet<string> = new Set(
  `: [ apt-mark arch awk basename cat comm cut date dirname dpkg dpkg-query echo egrep env expr false fgrep find gawk getconf getent grep head hostname id jq
  ldconfig ldd ls lsb_release nl nproc od printenv printf ps pwd readelf readlink realpath rev scanelf sed seq set sort tac tail tee test tr true uname uniq
  wc which whoami xargs yes`.split(/\s+/),
);

function fixFor(file: Dockerfile, command: Command, pipe: Call, context: Context): Fix[] {
  const found = shellOption(file, command, pipe) ?? newShell(file, command, context);
  return found ? [{ title: `${found.title} (what failed unseen so far stops the build)`, safety: "unsafe", edits: [found.edit] }] : [];
}

interface Repair {
  readonly title: string;
  readonly edit: Edit;
}

/** Where a bash is named that runs the pipe, its option. */
function shellOption(file: Dockerfile, command: Command, pipe: Call): Repair | undefined {
  const title = "Let bash stop at a pipe that fails";
  const runner = command.calls.findLast((it) => it.name === "bash" && it !== pipe && contains(it.span, pipe.span));
  const exec = command.form === "exec" ? command.calls.find((it) => it.name === "bash" && it !== pipe) : undefined;
  const script = (exec ?? runner)?.arguments.find((it) => /^-[a-z]*c$/.test(it.value ?? ""));
  if (script) return { title, edit: insert(script.span.start, exec ? '"-o", "pipefail", ' : "-o pipefail ") };
  if (exec ?? runner ?? command.form === "exec") return undefined;
  const words = shellInForce(file, command)?.words;
  const option = words?.at(-1);
  if (!option || !/(?:^|\/)(?:bash|ash|zsh)$/.test(words![0]!.value) || !/^-[a-z]*c$/.test(option.value)) return undefined;
  // Behind the quote of the last word's neighbour there is a comma.
  return { title: "Let SHELL stop at a pipe that fails", edit: insert(option.span.start - 1, '"-o", "pipefail", ') };
}

/** A `SHELL` in front of the first step of the stage that needs it. */
function newShell(file: Dockerfile, command: Command, { text }: Context): Repair | undefined {
  const { stage, shebang } = command;
  const system = stage && baseSystem(file, stage);
  if (!stage || shellInForce(file, command) || shebang) return undefined;
  const found = firstInNeed(file, stage);
  const first = found && instructionOf(file, found);
  if (!system || !first) return undefined;
  const light = system === "alpine" || system === "busybox";
  const words = light ? '["/bin/ash", "-eo", "pipefail", "-c"]' : '["/bin/bash", "-o", "pipefail", "-c"]';
  return {
    title: `Run the steps from here on in ${light ? "ash" : "bash"} with pipefail`,
    edit: insertBefore(text, first, `SHELL ${words}`),
  };
}

/** The first step of a stage that needs a shell. */
const firstInNeed = perStage((file, stage) =>
  commands(file, stage, "RUN").find((it) => !it.onbuild && it.form === "shell" && forgivingPipes(it).length > 0),
);
