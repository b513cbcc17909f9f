import { cloneOf } from "../judge/git-clone.ts";
import { instructionOf } from "../model/step.ts";
import { type Edit, replace } from "../text/edit.ts";
import type { Fix, Rule } from "./rule.ts";

export const gitCloneInRun: Rule = {
  id: "git-clone-in-run",
  summary: "A step clones a repository that ADD could fetch",
  category: "cache-and-size",
  severity: "off",
  fixable: "unsafe",
  since: "0.1.0",
  also: { tally: ["tally/prefer-add-git"] },

  check: {
    command(command, { model, report }) {
      if (command.place !== "RUN" || command.onbuild || model.kind !== "dockerfile") return;
      const instruction = instructionOf(model, command);
      for (const call of command.calls) {
        const clone = cloneOf(call);
        if (!clone || !instruction) continue;
        const { repository, branch, folder, plain } = clone;
        const alone = command.calls.length === 1 && command.form === "shell" && instruction.flags.length === 0;
        const address = repository.value;
        const isWeb = address !== undefined && /^https?:\/\/[^\s#?]+$/.test(address);
        // The builder of Windows images fetches no repositories.
        const edits: Edit[] =
          alone && !command.stage?.windows && plain && isWeb && folder !== undefined
            ? [replace(instruction.span, `ADD --keep-git-dir=true ${withGit(address)}${branch ? `#${branch}` : ""} ${folder}`)]
            : [];
        const fix: Fix = { title: "Fetch it with ADD (needs no git; the builder notices new commits)", safety: "unsafe", edits };
        report({
          at: call.program.span,
          message: "git clone runs once and then comes from the cache, however much the repository changes.",
          fixes: edits.length > 0 ? [fix] : [],
        });
      }
    },
  },
};

function withGit(address: string): string {
  return /\.git\/?$/.test(address) ? address.replace(/\/$/, "") : `${address.replace(/\/$/, "")}.git`;
}
