import { startOfLine } from "../edit/lines.ts";
import { shift } from "../edit/shift.ts";
import { type List, type Mapping, type Value, written } from "../model/value.ts";
import type { Rule, RuleOption } from "./rule.ts";

const width: RuleOption<number> = {
  description: "By how many columns what is below a key is indented; 0 takes what most of the file does.",
  default: 0,
  minimum: 0,
};

export const inconsistentIndentation: Rule = {
  id: "inconsistent-indentation",
  summary: "What is below a key is indented more or less than elsewhere in the file",
  category: "style",
  severity: "off",
  fixable: "safe",
  since: "0.1.0",
  also: {},
  options: { width },

  check: {
    compose({ root, problems }, context) {
      if (problems.some((it) => it.code === "syntax")) return;
      const steps = stepsOf(context.text, root);
      const step = context.option(width) || usual(steps.filter(({ value }) => value.kind === "mapping").map((it) => it.columns)) || 2;
      const ofLists = usual(steps.filter(({ value }) => value.kind === "list").map((it) => it.columns)) ?? step;
      const lists = context.option(width) && ofLists > 0 ? step : ofLists;
      for (const { key, value, columns } of steps) {
        const wanted = value.kind === "list" ? lists : step;
        if (columns === wanted) continue;
        const edit = shift(context.text, value, wanted - columns);
        const first = value.kind === "mapping" ? value.entries[0]?.key.inner : undefined;
        context.report({
          at: first ?? { start: value.span.start, end: value.span.start + 1 },
          message: `What is below ${key} is indented by ${columns} and not by ${wanted}.`,
          fixes: edit ? [{ title: `Indent by ${wanted}`, safety: "safe", edits: [edit] }] : [],
        });
      }
    },
  },
};

interface Step {
  readonly key: string;
  readonly value: Mapping | List;
  /** By how much it is indented below the line of its key. */
  readonly columns: number;
}

/** The block collections below keys that begin on lines of their own. */
function stepsOf(text: string, root: Value | undefined): Step[] {
  return written(root).flatMap((it) => {
    if (it.kind !== "mapping" || it.flow) return [];
    return it.entries.flatMap(({ key, value, merged }): Step[] => {
      if (merged || value.alias || value.kind === "scalar" || value.flow) return [];
      const line = startOfLine(text, value.span.start);
      if (line <= key.span.end || text.slice(line, value.span.start).trim() !== "") return [];
      return [{ key: key.text, value, columns: value.span.start - line - (key.span.start - startOfLine(text, key.span.start)) }];
    });
  });
}

/** The most frequent of some numbers, the first one of several. */
function usual(numbers: readonly number[]): number | undefined {
  const counts = new Map<number, number>();
  for (const it of numbers) counts.set(it, (counts.get(it) ?? 0) + 1);
  return [...counts].reduce<[number, number] | undefined>((best, it) => (best && best[1] >= it[1] ? best : it), undefined)?.[0];
}
