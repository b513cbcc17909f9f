import type { Problem } from "../model/node.ts";
import { remove } from "../text/edit.ts";
import { showing } from "./problem.ts";
import type { Context, Fix, Rule } from "./rule.ts";

export const duplicateFlag: Rule = {
  id: "duplicate-flag",
  summary: "An instruction has the same flag twice",
  category: "correctness",
  severity: "error",
  fixable: "safe",
  since: "0.1.0",
  also: { buildkit: ["build-error"], "dockerfile-utils": ["FLAG_DUPLICATE"] },

  check: showing("duplicate-flag", fixes),
};

function fixes({ instruction, span }: Problem, { text }: Context): Fix[] {
  const flags = instruction?.flags ?? [];
  const second = flags.find((it) => it.span.start === span.start);
  const first = flags.find((it) => it.name.value === second?.name.value);
  if (!first || !second) return [];
  const [one, other] = [first, second].map((it) => text.slice(it.span.start, it.span.end));
  const edits = [remove({ start: first.span.start, end: flags[flags.indexOf(first) + 1]!.span.start })];
  // What continues its line keeps it.
  if (text.slice(edits[0]!.span.start, edits[0]!.span.end).includes("\n")) return [];
  return one === other
    ? [{ title: "Remove one of them", safety: "safe", edits }]
    : [{ title: `Keep only ${other}`, safety: "unsafe", edits }];
}
