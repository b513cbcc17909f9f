import { insertWords, removeWords, replaceWord } from "../edit/run.ts";
import { type PackageCall, packageCalls } from "../judge/package-manager.ts";
import type { Command, Word } from "../model/command.ts";
import type { Edit } from "../text/edit.ts";
import type { Fix, Rule } from "./rule.ts";

export const apkVirtualMissing: Rule = {
  id: "apk-virtual-missing",
  summary: "apk removes one by one what a virtual package would remove by one name",
  category: "cache-and-size",
  severity: "off",
  fixable: "unsafe",
  since: "0.1.0",
  also: {},

  check: {
    command(command, { model, text, report }) {
      if (command.place !== "RUN" || model.kind !== "dockerfile") return;
      const additions = packageCalls(command, "install").filter(({ manager, has }) => manager.name === "apk" && !has("-t", "--virtual"));
      if (additions.length === 0) return;
      const added = new Set(additions.flatMap(({ packages }) => packages.map(({ written }) => written)));
      for (const removal of packageCalls(command, "remove")) {
        const repeated = removal.packages.filter(({ written, value }) => value !== undefined && added.has(written));
        if (removal.manager.name !== "apk" || repeated.length < 2) continue;
        const fix = fixFor(text, command, additions, removal);
        report({
          at: removal.verbWord.span,
          message: `apk del repeats ${repeated.length} packages that apk add could put under one name.`,
          fixes: fix ? [fix] : [],
        });
      }
    },
  },
};

/** Where one call adds what the other removes, and nothing else. */
function fixFor(text: string, command: Command, additions: readonly PackageCall[], { call, packages }: PackageCall): Fix | undefined {
  const names = new Set(packages.map(({ written }) => written));
  const [addition, ...others] = additions.filter((it) => it.packages.some(({ written }) => names.has(written)));
  if (!addition || others.length > 0 || !isSame(addition.packages, names)) return undefined;
  const name = ".build-deps";
  if (packageCalls(command).some(({ options }) => options.some(({ value }) => value === name))) return undefined;
  const [first, ...rest] = packages;
  const removed = removeWords(text, command, call, rest);
  const edits = [
    insertWords(command, addition.verbWord, "--virtual", name),
    first && replaceWord(command, first, name),
    ...(removed ?? [undefined]),
  ];
  return edits.every((it): it is Edit => it !== undefined)
    ? { title: `Put them under ${name} (the step is built anew)`, safety: "unsafe", edits }
    : undefined;
}

function isSame(words: readonly Word[], names: ReadonlySet<string>): boolean {
  return words.length === names.size && words.every(({ written }) => names.has(written));
}
