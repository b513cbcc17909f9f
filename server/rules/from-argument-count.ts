import type { Problem } from "../model/node.ts";
import { type Edit, insert, remove, replace } from "../text/edit.ts";
import { showing } from "./problem.ts";
import type { Context, Fix, Rule } from "./rule.ts";

export const fromArgumentCount: Rule = {
  id: "from-argument-count",
  summary: "FROM has more after the image than AS and a name",
  category: "correctness",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: { buildkit: ["build-error"], "dockerfile-utils": ["ARGUMENT_REQUIRES_ONE_OR_THREE", "INVALID_AS"] },

  check: showing("from-argument-count", fixes),
};

function fixes({ instruction }: Problem, { text }: Context): Fix[] {
  const [image, second, ...names] = instruction?.words ?? [];
  if (!image || !second) return [];
  const fix = (title: string, edit: Edit): Fix[] => [{ title, safety: "unsafe", edits: [edit] }];
  const isAs = second.value.toUpperCase() === "AS";
  const [first, last] = [names[0], names.at(-1)];
  if (!first || !last) {
    if (isAs) return fix("Remove AS", remove({ start: image.span.end, end: second.span.end }));
    return isName(second.value) ? fix(`Name the stage ${second.value}`, insert(second.span.start, "AS ")) : [];
  }
  if (!isAs)
    return names.length === 1 && second.value.length <= 3 && isName(first.value) ? fix("Change to AS", replace(second.span, "AS")) : [];
  const name = names.map((it) => it.value).join("-");
  const isOneLine = !text.slice(first.span.start, last.span.end).includes("\n");
  return isOneLine && isName(name) ? fix(`Name the stage ${name}`, replace({ start: first.span.start, end: last.span.end }, name)) : [];
}

function isName(word: string): boolean {
  return /^[a-z][a-z0-9-_.]*$/i.test(word);
}
