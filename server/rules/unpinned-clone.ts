import { cloneOf } from "../judge/git-clone.ts";
import type { Call, Command } from "../model/command.ts";
import type { Rule } from "./rule.ts";

export const unpinnedClone: Rule = {
  id: "unpinned-clone",
  summary: "A step clones a repository and takes whatever is newest there",
  category: "supply-chain",
  severity: "info",
  fixable: "no",
  since: "0.1.0",
  also: { cis: ["4.11"] },

  check: {
    command(command, { report }) {
      if (command.place !== "RUN") return;
      const clones = command.calls.flatMap((call) => {
        const clone = cloneOf(call);
        return clone ? [{ call, clone }] : [];
      });
      for (const { call, clone } of clones) {
        const { branch, repository, folder } = clone;
        if (branch !== undefined && !moving.test(branch)) continue;
        if (choosesState(command, call)) continue;
        const shown = folder === undefined || target(folder) === undefined ? "the repository" : target(repository.value ?? folder)!;
        report({
          at: repository.span,
          message: branch
            ? `Every build may get another state of ${shown}, since ${branch} moves on.`
            : `Every build may get another state of ${shown}, since no commit is named.`,
        });
      }
    },
  },
};

/** Branches by convention; other names may be tags. */
const moving = /^(?:main|master|develop|dev|trunk|next|stable|latest|HEAD)$/;

/** The name at the end of a path. */
function target(path: string): string | undefined {
  return /([^/:]+?)(?:\.git)?\/?$/.exec(path)?.[1];
}

/** Whether the step names a state later on. */
function choosesState({ calls }: Command, clone: Call): boolean {
  return calls.some(({ name, arguments: words, span }) => {
    if (name !== "git" || span.start <= clone.span.start) return false;
    return words.some(({ value = "" }) => /^(?:checkout|switch|reset|merge|rev-parse|verify-commit|verify-tag)$/.test(value));
  });
}
