import { asOneWord } from "../edit/one-word.ts";
import type { Label } from "../model/label.ts";
import type { Variable } from "../model/variable.ts";
import { type Edit, replace } from "../text/edit.ts";
import type { Context, Fix, Rule } from "./rule.ts";

export const legacyKeyValueFormat: Rule = {
  id: "legacy-key-value-format",
  summary: "ENV or LABEL parts name and value by a blank instead of =",
  category: "maintainability",
  severity: "info",
  fixable: "safe",
  since: "0.1.0",
  also: { buildkit: ["LegacyKeyValueFormat"], tally: ["buildkit/LegacyKeyValueFormat"] },

  check: {
    dockerfile(file, context) {
      const pairs = file.nodes.flatMap((it) => (it.kind === "variable" || it.kind === "label" ? (oldPair(it, context) ?? []) : []));
      const [first, ...others] = pairs.filter((it) => !it.equals);
      for (const pair of pairs) {
        const { node, equals, edits } = pair;
        const { place, name } = node;
        const fixes: Fix[] = [];
        if (edits && equals)
          fixes.push({ title: "Remove the blank before = (the value no longer begins with =)", safety: "unsafe", edits });
        const all = pair === first && others.length > 0 ? [pair, ...others].flatMap((it) => it.edits ?? []) : [];
        if (all.length > 0) fixes.push({ title: "Write all pairs of the file with =", safety: "safe", edits: all });
        if (edits && !equals) fixes.push({ title: `Write ${name.value}=…`, safety: "safe", edits });
        context.report({
          at: name.span,
          // Of triggers BuildKit says nothing.
          ...(node.kind === "variable" && node.onbuild && { also: {} }),
          message: equals
            ? `The = behind ${name.value} is a part of its value, for a blank stands before it.`
            : `${place} ${name.value} is written in the old form, without =.`,
          // Whoever writes so once does so everywhere, and needs to hear it once.
          ...(equals ? { severity: "warning" } : pair !== first && { severity: "off" }),
          fixes,
        });
      }
    },
  },
};

interface OldPair {
  readonly node: Variable | Label;
  /** Whether a `=` was meant and has become a part of the value. */
  readonly equals: boolean;
  readonly edits: readonly Edit[] | undefined;
}

function oldPair(node: Variable | Label, { text, model }: Context): OldPair | undefined {
  const { place, name, value, span } = node;
  if ((place !== "ENV" && place !== "LABEL") || model.kind !== "dockerfile" || !value || text[name.span.end] === "=") return undefined;
  const gap = text.slice(name.span.end, span.end).match(/^(?:\s|[\\`][^\S\n]*\n)+/)?.[0] ?? "";
  if (gap === "") return undefined;
  const start = name.span.end + gap.length;
  const raw = text.slice(start, span.end);
  const equals = raw.startsWith("=");
  const meant = equals ? raw.slice(1).trimStart() : raw;
  // Of further pairs that were meant nothing may become a part of the first.
  const word = equals && /\s\S+[ \t]*=/.test(meant) && !/^["']/.test(meant) ? undefined : asOneWord(meant, model.escape);
  return {
    node,
    equals,
    edits: word === undefined ? undefined : [replace({ start: name.span.end, end: start }, "="), ...change(start, raw, word)],
  };
}

/** Changes what differs at both ends alone, so that long values stay untouched. */
function change(start: number, raw: string, word: string): Edit[] {
  if (word === raw) return [];
  if (word === `"${raw}"`)
    return [replace({ start, end: start }, '"'), replace({ start: start + raw.length, end: start + raw.length }, '"')];
  return [replace({ start, end: start + raw.length }, word)];
}
