import type { Problem } from "../model/node.ts";
import { replace } from "../text/edit.ts";
import { nearest } from "../text/nearest.ts";
import { showing } from "./problem.ts";
import type { Fix, Rule } from "./rule.ts";

export const unknownFlag: Rule = {
  id: "unknown-flag",
  summary: "An instruction has a flag that it does not know",
  category: "correctness",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: {
    hadolint: ["DL1000"],
    buildkit: ["build-error"],
    "dockerfile-utils": ["UNKNOWN_ADD_FLAG", "UNKNOWN_COPY_FLAG", "UNKNOWN_FROM_FLAG", "UNKNOWN_HEALTHCHECK_FLAG"],
  },

  check: showing("unknown-flag", fixes),
};

function fixes({ instruction, span, candidates = [] }: Problem): Fix[] {
  const flag = instruction?.flags.find((it) => it.span.start === span.start);
  const meant = flag && nearest(flag.name.value, candidates);
  return meant ? [{ title: `Change to --${meant}`, safety: "unsafe", edits: [replace(flag.name.span, meant)] }] : [];
}
