import { runningUser } from "../judge/user.ts";
import type { Call, Command } from "../model/command.ts";
import { type Edit, remove } from "../text/edit.ts";
import type { Context, Rule } from "./rule.ts";

export const sudoInRun: Rule = {
  id: "sudo-in-run",
  summary: "A build step calls sudo",
  category: "privilege",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: {
    hadolint: ["DL3004"],
    trivy: ["DS-0010"],
    checkov: ["CKV2_DOCKER_1"],
    kics: ["Run Using Sudo"],
    semgrep: ["no-sudo-in-dockerfile"],
    tally: ["hadolint/DL3004"],
  },

  check: {
    command(command, context) {
      if (command.place !== "RUN") return;
      // One step, one finding, however often it says so.
      const words = command.calls.flatMap(sudoWords);
      const first = words[0];
      if (!first) return;
      const root = runsAsRoot(command, context);
      const edits = root ? command.calls.flatMap((call) => withoutSudo(call, context.text)) : [];
      const others = command.calls.flatMap((call) => sudoWords(call).flatMap(() => targetUser(call, context.text) ?? []));
      // Root that acts as somebody else gives rights up instead of taking them.
      const drops = root !== false && others.length === words.length;
      context.report({
        at: first.span,
        message: drops ? `The step calls sudo to act as ${others[0]}.` : messages.get(root)!,
        ...(drops && { severity: "info" }),
        fixes:
          edits.length === words.length && edits.length > 0
            ? [{ title: "Run without sudo (variables that it resets keep their values)", safety: "unsafe", edits }]
            : [],
      });
    },
  },
};

const messages = new Map([
  [true, "The step calls sudo although it runs as root."],
  [false, "The step calls sudo, so its user can become root at any time."],
  [undefined, "The step calls sudo: either it runs as root, or its user can become root at any time."],
]);

function sudoWords({ wrappers, name, program }: Call) {
  const found = wrappers.filter((it) => isSudo(it.value));
  return name === "sudo" ? [...found, program] : found;
}

function isSudo(word: string | undefined): boolean {
  return word !== undefined && /^(?:.*\/)?sudo$/.test(word);
}

/** Undefined where nobody knows. */
function runsAsRoot({ stage, onbuild, span }: Command, { model }: Context): boolean | undefined {
  return model.kind === "dockerfile" && stage && !onbuild ? runningUser(model, stage, span.start).root : undefined;
}

/** Who is named behind `-u`, if it is not root. */
function targetUser({ wrappers, program }: Call, text: string): string | undefined {
  const at = wrappers.findIndex((it) => isSudo(it.value));
  if (at < 0) return undefined;
  const options = text.slice(wrappers[at]!.span.end, (wrappers[at + 1] ?? program).span.start);
  const user = /(?:^|\s)(?:-[A-Za-z]*u\s*|--user[=\s]\s*)["']?([^\s"']+)/.exec(options)?.[1];
  return user === "root" || user === "#0" ? undefined : user;
}

/** Removes `sudo` and those of its options that mean nothing to root. */
function withoutSudo({ wrappers, program }: Call, text: string): Edit[] {
  return wrappers.flatMap((word, i) => {
    if (!isSudo(word.value)) return [];
    const next = wrappers[i + 1] ?? program;
    const options = text.slice(word.span.end, next.span.start);
    return /^(?:\s+(?:-[EHnSk]+|--preserve-env|--))*\s+$/.test(options) ? [remove({ start: word.span.start, end: next.span.start })] : [];
  });
}
