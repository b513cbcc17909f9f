import { arrayRepairs } from "../edit/array.ts";
import type { Problem } from "../model/node.ts";
import { showing } from "./problem.ts";
import type { Context, Fix, Rule } from "./rule.ts";

export const jsonArrayNotStrings: Rule = {
  id: "json-array-not-strings",
  summary: "A JSON array holds a number or something else that is not a string",
  category: "correctness",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: { hadolint: ["DL1000"], buildkit: ["build-error"] },

  check: showing("json-array-not-strings", fixes),
};

function fixes({ instruction }: Problem, { text }: Context): Fix[] {
  const repairs = instruction?.array && arrayRepairs(text, instruction.array);
  return repairs && repairs.length > 0 ? [{ title: "Quote every element", safety: "unsafe", edits: repairs.map((it) => it.edit) }] : [];
}
