import type { Problem } from "../model/node.ts";
import { insert, remove } from "../text/edit.ts";
import type { Span } from "../text/span.ts";
import { showing } from "./problem.ts";
import type { Context, Fix, Rule } from "./rule.ts";

export const envMissingEquals: Rule = {
  id: "env-missing-equals",
  summary: "ENV or LABEL has a word without = among its pairs",
  category: "correctness",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: { buildkit: ["build-error"], "dockerfile-utils": ["SYNTAX_MISSING_EQUALS"] },

  check: showing("env-missing-equals", fixes),
};

/** A blank too many is the cause: around the `=`, or in a value that wants quotes. */
function fixes({ span, instruction }: Problem, { text }: Context): Fix[] {
  const words = instruction?.words.map((it) => writtenSpan(text, it.span)) ?? [];
  const index = words.findIndex((it) => it.start <= span.start && span.end <= it.end);
  const [before, here, after] = [words[index - 1], words[index], words[index + 1]];
  if (!before || !here) return [];
  if (after && text[after.start] === "=") {
    const value = after.end === after.start + 1 ? words[index + 2] : undefined;
    return joined(text, value ? [here, after, value] : [here, after]);
  }
  if (text[before.end - 1] === "=") return joined(text, [before, here]);
  const last = words.slice(index + 1).findIndex((it) => text.slice(it.start, it.end).includes("="));
  const end = (last < 0 ? words.at(-1)! : words[index + last]!).end;
  const start = before.start + text.slice(before.start, before.end).indexOf("=") + 1;
  const value = text.slice(start, end);
  if (/["'\\`\n]/.test(value)) return [];
  return [{ title: `Quote "${value}"`, safety: "unsafe", edits: [insert(start, '"'), insert(end, '"')] }];
}

/** With the quotes that enclose it. */
function writtenSpan(text: string, { start, end }: Span): Span {
  const quote = text[end];
  return (quote === '"' || quote === "'") && text[start - 1] === quote ? { start: start - 1, end: end + 1 } : { start, end };
}

function joined(text: string, words: readonly Span[]): Fix[] {
  const gaps = words.slice(1).map((it, i) => ({ start: words[i]!.end, end: it.start }));
  if (gaps.some(({ start, end }) => text.slice(start, end).includes("\n"))) return [];
  return [{ title: "Remove the blanks around =", safety: "unsafe", edits: gaps.filter((it) => it.end > it.start).map(remove) }];
}
