import type { Problem } from "../model/node.ts";
import { replace } from "../text/edit.ts";
import { nearest } from "../text/nearest.ts";
import { showing } from "./problem.ts";
import type { Fix, Rule } from "./rule.ts";

export const onbuildUnknownInstruction: Rule = {
  id: "onbuild-unknown-instruction",
  summary: "ONBUILD is followed by no known instruction",
  category: "correctness",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: { hadolint: ["DL1000"], tally: ["tally/invalid-onbuild-trigger"] },

  check: showing("onbuild-unknown-instruction", fixes),
};

function fixes({ instruction, span, candidates = [] }: Problem): Fix[] {
  const meant = instruction && nearest(instruction.name, candidates);
  return meant ? [{ title: `Change to ${meant}`, safety: "unsafe", edits: [replace(span, meant)] }] : [];
}
