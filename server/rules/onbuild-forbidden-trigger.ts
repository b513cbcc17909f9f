import type { Problem } from "../model/node.ts";
import { remove } from "../text/edit.ts";
import { showing } from "./problem.ts";
import type { Fix, Rule } from "./rule.ts";

export const onbuildForbiddenTrigger: Rule = {
  id: "onbuild-forbidden-trigger",
  summary: "ONBUILD is followed by FROM, MAINTAINER or ONBUILD",
  category: "correctness",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: {
    hadolint: ["DL3043"],
    buildkit: ["build-error"],
    "dockerfile-utils": ["ONBUILD_TRIGGER_DISALLOWED", "ONBUILD_CHAINING_DISALLOWED"],
    tally: ["hadolint/DL3043"],
  },

  check: showing("onbuild-forbidden-trigger", fixes),
};

function fixes({ instruction, span }: Problem): Fix[] {
  if (instruction?.name !== "ONBUILD") return [];
  return [{ title: "Remove the second ONBUILD", safety: "unsafe", edits: [remove({ start: instruction.span.start, end: span.start })] }];
}
