import { asOneWord } from "../edit/one-word.ts";
import type { Label } from "../model/label.ts";
import type { Variable } from "../model/variable.ts";
import { type Edit, replace } from "../text/edit.ts";
import type { Context, Rule } from "./rule.ts";

export const legacyKeyValueFormat: Rule = {
  id: "legacy-key-value-format",
  summary: "ENV or LABEL parts name and value by a blank instead of =",
  category: "maintainability",
  severity: "info",
  fixable: "safe",
  since: "0.1.0",
  also: { buildkit: ["LegacyKeyValueFormat"], tally: ["buildkit/LegacyKeyValueFormat"] },

  check: { variable: judge, label: judge },
};

function judge({ place, name, value, span }: Variable | Label, { text, model, report }: Context): void {
  if ((place !== "ENV" && place !== "LABEL") || model.kind !== "dockerfile" || !value || text[name.span.end] === "=") return;
  const gap = text.slice(name.span.end, span.end).match(/^(?:\s|[\\`][^\S\n]*\n)+/)?.[0] ?? "";
  if (gap === "") return;
  const start = name.span.end + gap.length;
  const raw = text.slice(start, span.end);
  const equals = raw.startsWith("=");
  const word = asOneWord(equals ? raw.slice(1).trimStart() : raw, model.escape);
  const edits: Edit[] = word === undefined ? [] : [replace({ start: name.span.end, end: start }, "="), ...change(start, raw, word)];
  report({
    at: name.span,
    message: equals
      ? `The = behind ${name.value} is a part of its value, for a blank stands before it.`
      : `${place} ${name.value} is written in the old form, without =.`,
    ...(equals && { severity: "warning" }),
    fixes:
      word === undefined
        ? []
        : equals
          ? [{ title: `Remove the blank before = (the value no longer begins with =)`, safety: "unsafe", edits }]
          : [{ title: `Write ${name.value}=…`, safety: "safe", edits }],
  });
}

/** Changes what differs at both ends alone, so that long values stay untouched. */
function change(start: number, raw: string, word: string): Edit[] {
  if (word === raw) return [];
  if (word === `"${raw}"`)
    return [replace({ start, end: start }, '"'), replace({ start: start + raw.length, end: start + raw.length }, '"')];
  return [replace({ start, end: start + raw.length }, word)];
}
