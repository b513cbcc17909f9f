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
      const edits = runsAsRoot(command, context) ? command.calls.flatMap((call) => withoutSudo(call, context.text)) : [];
      context.report({
        at: first.span,
        message:
          edits.length > 0
            ? "The step runs as root anyway and calls sudo."
            : "The step calls sudo, so whoever runs as this user becomes root at will.",
        fixes:
          edits.length === words.length && edits.length > 0
            ? [{ title: "Run without sudo (nothing else changes as root)", safety: "unsafe", edits }]
            : [],
      });
    },
  },
};

function sudoWords({ wrappers, name, program }: Call) {
  const found = wrappers.filter((it) => isSudo(it.value));
  return name === "sudo" ? [...found, program] : found;
}

function isSudo(word: string | undefined): boolean {
  return word !== undefined && /^(?:.*\/)?sudo$/.test(word);
}

/** Whether the step is known to run as root. */
function runsAsRoot({ stage, onbuild, span, form }: Command, { model }: Context): boolean {
  return (
    model.kind === "dockerfile" &&
    stage !== undefined &&
    !onbuild &&
    form === "shell" &&
    runningUser(model, stage, span.start).root === true
  );
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
