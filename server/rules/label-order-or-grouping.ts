import { newlineOf } from "../edit/lines.ts";
import { neighboursIn } from "../edit/pair.ts";
import type { Dockerfile, Instruction } from "../model/dockerfile.ts";
import type { Label } from "../model/label.ts";
import { replace } from "../text/edit.ts";
import type { Context, Rule } from "./rule.ts";

const grouping = { tally: ["tally/labels/prefer-grouped"] };
const order = { tally: ["tally/labels/prefer-stable-order"] };

export const labelOrderOrGrouping: Rule = {
  id: "label-order-or-grouping",
  summary: "Labels are not in alphabetical order, or several LABEL instructions follow each other",
  category: "style",
  severity: "off",
  fixable: "safe",
  since: "0.1.0",
  also: { tally: [...grouping.tally, ...order.tally] },

  check: {
    dockerfile(file, context) {
      reportOrder(file, context);
      for (const [i, next] of file.instructions.entries()) {
        const previous = file.instructions[i - 1];
        if (previous && isPairs(previous) && isPairs(next)) reportGroup(file, previous, next, context);
      }
    },
  },
};

function reportOrder(file: Dockerfile, { text, report }: Context): void {
  const labels = new Map<Instruction, Label[]>();
  for (const [node, { instruction }] of neighboursIn(file)) {
    if (node.kind !== "label" || !isPairs(instruction)) continue;
    const own = labels.get(instruction);
    if (own) own.push(node);
    else labels.set(instruction, [node]);
  }
  for (const own of labels.values()) {
    const sorted = own.toSorted((a, b) => compare(a.name.value, b.name.value));
    const wrong = own.find((it, i) => it !== sorted[i]);
    if (!wrong) continue;
    const place = sorted[own.indexOf(wrong)]!;
    const edits = own.flatMap(({ span }, i) =>
      own[i] === sorted[i] ? [] : [replace(span, text.slice(sorted[i]!.span.start, sorted[i]!.span.end))],
    );
    report({
      at: wrong.name.span,
      message: `Label ${wrong.name.value} stands where ${place.name.value} comes by the alphabet.`,
      also: order,
      fixes: [{ title: "Sort the labels", safety: "safe", edits }],
    });
  }
}

function reportGroup(file: Dockerfile, previous: Instruction, next: Instruction, { text, report }: Context): void {
  const first = next.words[0]!;
  const gap = text.slice(previous.span.end, next.span.start);
  const open = text.slice(previous.span.start, previous.span.end).trimEnd().endsWith(file.escape);
  const quote = /["']?$/.exec(text.slice(next.keyword.span.end, first.span.start))![0];
  const span = { start: previous.span.end, end: first.span.start - quote.length };
  const simple = !open && gap.trim() === "" && text.slice(next.keyword.span.end, span.end).trim() === "";
  report({
    at: next.keyword.span,
    message: "This LABEL can be part of the one above it.",
    also: grouping,
    fixes: simple
      ? [{ title: "Join it with the one above", safety: "safe", edits: [replace(span, ` ${file.escape}${newlineOf(text)}    `)] }]
      : [],
  });
}

/** Whether it is a LABEL of the form `name=value`. */
function isPairs({ name, onbuild, words }: Instruction): boolean {
  return name === "LABEL" && !onbuild && words[0]?.value.includes("=") === true;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
