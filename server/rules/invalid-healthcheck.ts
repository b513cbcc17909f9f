import type { Instruction } from "../model/dockerfile.ts";
import type { Problem } from "../model/node.ts";
import { type Edit, insert, remove, replace } from "../text/edit.ts";
import { nearest } from "../text/nearest.ts";
import { showing } from "./problem.ts";
import type { Context, Fix, Rule } from "./rule.ts";

export const invalidHealthcheck: Rule = {
  id: "invalid-healthcheck",
  summary: "HEALTHCHECK is neither CMD nor NONE, or has a duration or a number that means nothing",
  category: "lifecycle",
  severity: "error",
  fixable: "safe",
  since: "0.1.0",
  also: {
    buildkit: ["build-error"],
    "dockerfile-utils": [
      "ARGUMENT_UNNECESSARY",
      "FLAG_AT_LEAST_ONE",
      "FLAG_INVALID_DURATION",
      "FLAG_LESS_THAN_1MS",
      "FLAG_MISSING_DURATION",
      "FLAG_UNKNOWN_UNIT",
      "HEALTHCHECK_CMD_ARGUMENT_MISSING",
      "INVALID_SYNTAX",
      "UNKNOWN_TYPE",
    ],
  },

  check: {
    ...showing("invalid-healthcheck", fixes),
    instruction({ name, flags }, { text, report }) {
      if (name !== "HEALTHCHECK") return;
      for (const { name: flag, value, span } of flags) {
        const usual = defaults.get(flag.value);
        if (usual === undefined || !value || !/^[+-]?0+(?:[a-zµμ]+)?$/.test(value.value)) continue;
        report({
          at: span,
          message: `--${flag.value}=${value.value} means the default of ${usual}.`,
          severity: "warning",
          fixes: [{ title: `Remove it (the default of ${usual} stays)`, safety: "safe", edits: [remove(withBlanks(text, span))] }],
        });
      }
    },
  },
};

/** What the engine takes for a zero. */
const defaults = new Map([
  ["interval", "30s"],
  ["timeout", "30s"],
  ["start-interval", "5s"],
  ["retries", "3"],
]);

function fixes({ span, instruction, message: _, candidates }: Problem, { text }: Context): Fix[] {
  if (!instruction) return [];
  const fix = (title: string, edit: Edit): Fix[] => [{ title, safety: "unsafe", edits: [edit] }];
  const flag = instruction.flags.find((it) => it.span.start === span.start);
  if (flag) {
    const isBare = flag.name.value !== "retries" && /^\d+$/.test(flag.value?.value ?? "");
    return isBare ? fix(`Take ${flag.value!.value} for seconds`, insert(flag.value!.span.end, "s")) : [];
  }
  const [type, argument] = instruction.words;
  if (!type) return [];
  if (type.value.toUpperCase() === "NONE" && argument)
    return fix("Remove what follows NONE", remove({ start: type.span.end, end: instruction.span.end }));
  if (/^(?:CMD|NONE)$/i.test(type.value)) return [];
  const meant = nearest(type.value.toUpperCase(), candidates ?? []);
  return meant ? fix(`Change to ${meant}`, replace(type.span, meant)) : fix("Run it as CMD", insert(startOf(instruction, text), "CMD "));
}

function startOf({ words }: Instruction, text: string): number {
  const { start } = words[0]!.span;
  return /["']/.test(text[start - 1] ?? "") ? start - 1 : start;
}

/** A flag with the blanks behind it. */
function withBlanks(text: string, { start, end }: Problem["span"]): Problem["span"] {
  return { start, end: end + /^[ \t]*/.exec(text.slice(end, end + 100))![0].length };
}
