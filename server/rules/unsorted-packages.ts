import { type PackageCall, packageCalls } from "../judge/package-manager.ts";
import type { Word } from "../model/command.ts";
import type { Comment } from "../model/node.ts";
import { replace } from "../text/edit.ts";
import { countBefore } from "../text/starts.ts";
import type { Fix, Rule } from "./rule.ts";

export const unsortedPackages: Rule = {
  id: "unsorted-packages",
  summary: "The packages of an installation are not in alphabetical order",
  category: "style",
  severity: "off",
  fixable: "unsafe",
  since: "0.1.0",
  also: { tally: ["tally/sort-packages"] },

  check: {
    command(command, { model, text, report }) {
      if (command.place !== "RUN" || model.kind !== "dockerfile") return;
      for (const call of packageCalls(command, "install")) {
        const words = packagesOf(call);
        const at = words.findIndex((it, i) => i > 0 && keysOf(it).every((key, order) => key < keysOf(words[i - 1]!)[order]!));
        const found = words[at];
        // Whoever sorts as the dictionary does may sort as the machine does elsewhere.
        if (!found || keysOf(found).some((_, order) => isSorted(words, order))) continue;
        report({
          at: found.span,
          message: `${found.value} stands behind ${words[at - 1]!.value}, out of alphabetical order.`,
          fixes: sorted(text, words, model.comments),
        });
      }
    },
  },
};

/** The packages by their names; none where one is a variable, a file or an address, or where their order matters. */
function packagesOf({ verbWord, packages }: PackageCall): readonly Word[] {
  if (!/^(?:add|i|in|install|require|--sync|-S\w*)$/.test(verbWord.value ?? "")) return [];
  return packages.every(
    ({ value }) => value !== undefined && /^[@A-Za-z0-9][\w.+@:/=<>~*!,[\]-]*$/.test(value) && !/:\/\/|^git@|-$/.test(value),
  )
    ? packages
    : [];
}

/** What packages may be sorted by: their name in small letters, without marks, with the version, or as it is written. */
function keysOf({ value = "" }: Word): readonly string[] {
  const name = value.slice(0, 1) + value.slice(1).split(/[=<>~@:!]/, 1)[0]!;
  const small = name.toLowerCase();
  return [small, small.replace(/[^a-z0-9]/g, ""), value.toLowerCase(), value];
}

function isSorted(words: readonly Word[], order: number): boolean {
  return words.every((it, i) => i === 0 || keysOf(words[i - 1]!)[order]! <= keysOf(it)[order]!);
}

/** The packages in order, each where one stood. None where a comment stands between them, since it may be about its neighbour. */
function sorted(text: string, words: readonly Word[], comments: readonly Comment[]): Fix[] {
  const [start, end] = [words[0]!.span.start, words.at(-1)!.span.end];
  const starts = (it: Comment) => it.span.start;
  if (countBefore(comments, start, starts) !== countBefore(comments, end, starts)) return [];
  const inPlace = words.every(
    ({ span, written }, i) => text.slice(span.start, span.end) === written && span.start >= (words[i - 1]?.span.end ?? 0),
  );
  if (!inPlace) return [];
  const order = words
    .map((word) => ({ word, keys: keysOf(word) }))
    .sort((a, b) => (a.keys[0]! < b.keys[0]! ? -1 : a.keys[0]! > b.keys[0]! ? 1 : a.keys[3]! < b.keys[3]! ? -1 : 1));
  const edits = words.flatMap(({ span, written }, i) =>
    order[i]!.word.written === written ? [] : [replace(span, order[i]!.word.written)],
  );
  return [{ title: "Sort the packages (the step runs anew at the next build)", safety: "unsafe", edits }];
}
