import type { Problem } from "../model/node.ts";
import { type Edit, remove, replace } from "../text/edit.ts";
import { showing } from "./problem.ts";
import type { Context, Fix, Rule } from "./rule.ts";

export const invalidFlagValue: Rule = {
  id: "invalid-flag-value",
  summary: "A flag has no value, or one that is neither true nor false",
  category: "correctness",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: { buildkit: ["build-error"], "dockerfile-utils": ["FLAG_MISSING_VALUE", "FLAG_EXPECTED_BOOLEAN_VALUE"] },

  check: showing("invalid-flag-value", fixes),
};

function fixes({ instruction, span, candidates }: Problem, { text }: Context): Fix[] {
  const flag = instruction?.flags.find((it) => it.span.start === span.start);
  if (!flag) return [];
  const { name, value } = flag;
  const fix = (title: string, edit: Edit): Fix[] => [{ title, safety: "unsafe", edits: [edit] }];
  if (candidates && value) {
    if (value.value === "") return fix(`Change to --${name.value}`, remove({ start: name.span.end, end: span.end }));
    const meant = /^(?:1|y|yes|on|t)$/i.test(value.value) ? "true" : /^(?:0|n|no|off|f)$/i.test(value.value) ? "false" : undefined;
    return meant ? fix(`Change to ${meant}`, replace(value.span, meant)) : [];
  }
  // `COPY --from build a b`: the value stands behind a blank.
  const next = instruction!.words[0];
  const isLast = instruction!.flags.at(-1) === flag;
  if (!next || !isLast || instruction!.words.length < 3 || !/^[ \t]+$/.test(text.slice(span.end, next.span.start))) return [];
  return fix(`Change to --${name.value}=${next.value}`, replace({ start: span.end, end: next.span.start }, "="));
}
