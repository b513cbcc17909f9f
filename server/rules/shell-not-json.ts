import { arrayRepairs, jsonArray } from "../edit/array.ts";
import type { Problem } from "../model/node.ts";
import { type Edit, replace } from "../text/edit.ts";
import { showing } from "./problem.ts";
import type { Context, Fix, Rule } from "./rule.ts";

export const shellNotJson: Rule = {
  id: "shell-not-json",
  summary: "SHELL is not a JSON array of strings",
  category: "correctness",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: {
    hadolint: ["DL1000"],
    buildkit: ["build-error"],
    "dockerfile-utils": ["SHELL_JSON_FORM", "SHELL_REQUIRES_ONE", "JSON_IN_SINGLE_QUOTES"],
    tally: ["tally/invalid-json-form"],
  },

  check: showing("shell-not-json", fixes),
};

function fixes({ instruction }: Problem, { text }: Context): Fix[] {
  const { words = [], array } = instruction ?? {};
  const fix = (edits: readonly Edit[]): Fix[] => [{ title: "Make it a JSON array", safety: "unsafe", edits }];
  if (array) {
    const repairs = arrayRepairs(text, array);
    return repairs && repairs.length > 0 ? fix(repairs.map((it) => it.edit)) : [];
  }
  const at = { start: words[0]!.span.start, end: words.at(-1)!.span.end };
  const isPlain = !/["'\n]/.test(text.slice(at.start, at.end));
  return isPlain ? fix([replace(at, jsonArray(words.map((it) => it.value)))]) : [];
}
