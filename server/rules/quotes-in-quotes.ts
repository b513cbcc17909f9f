import { type Piece, piecesOf } from "../judge/quotes.ts";
import { isPlain } from "../judge/shell.ts";
import type { Rule } from "./rule.ts";

export const quotesInQuotes: Rule = {
  id: "quotes-in-quotes",
  summary: "Quotes within quotes end the outer ones",
  category: "shell",
  severity: "info",
  fixable: "unsafe",
  since: "0.1.0",
  also: {
    hadolint: ["SC2026", "SC2027", "SC2140"],
    shellcheck: ["SC2026", "SC2027", "SC2140"],
    tally: ["shellcheck/SC2026", "shellcheck/SC2027", "shellcheck/SC2140"],
  },

  check: {
    command({ calls, script, form, shell }, { report }) {
      if (form === "exec" || (shell !== "sh" && shell !== "bash")) return;
      const words = calls.filter(isPlain).flatMap((it) => it.arguments);
      for (const { written, span } of [...words, ...script.assignments.flatMap((it) => (it.declaredBy ? [] : [it.word]))]) {
        if (written.length !== span.end - span.start || !/["'][^"']+["']/.test(written.slice(1, -1)) || /\n[^\S\n]*#/.test(written))
          continue;
        const pieces = piecesOf(written);
        const at = pieces.findIndex((_, i) => isBetween(pieces, i));
        if (at < 0) continue;
        const [before, between, after] = [pieces[at - 1]!, pieces[at]!, pieces[at + 1]!];
        const number = between.expands ? "SC2027" : between.quote || before.quote === "'" ? "SC2026" : "SC2140";
        const all = pieces.flatMap((_, i) => (isBetween(pieces, i) ? [pieces[i]!] : []));
        const meant = !between.expands && before.quote === '"' && /[=:{[(,\s]$/.test(before.text) && /^(?:$|[}\]),;:\s])/.test(after.text);
        report({
          at: { start: span.start + between.start, end: span.start + between.end },
          message: `${between.text} stands outside of the quotes, which end in front of it.`,
          // Many write a word like that on purpose.
          ...(!meant && { severity: "off" }),
          also: { hadolint: [number], shellcheck: [number], tally: [`shellcheck/${number}`] },
          fixes:
            meant && all.every((it) => !it.expands && written[it.start - 1] === '"' && written[it.end] === '"')
              ? [
                  {
                    title: "Escape the inner quotes",
                    safety: "unsafe",
                    edits: all.flatMap((it) => [
                      { span: { start: span.start + it.start - 1, end: span.start + it.start }, newText: '\\"' },
                      { span: { start: span.start + it.end, end: span.start + it.end + 1 }, newText: '\\"' },
                    ]),
                  },
                ]
              : [],
        });
      }
    },
  },
};

/** Whether a piece is a text between two in the same quotes, that neither joins two variables nor is a sign between two texts. */
function isBetween(pieces: readonly Piece[], at: number): boolean {
  const [before, it, after] = [pieces[at - 1], pieces[at]!, pieces[at + 1]];
  if (!before || !after || before.quote === "" || it.quote !== "") return false;
  if (before.quote === "'") return !it.expands && /^\w+$/.test(it.text);
  if (after.quote === "") return false;
  if (it.expands) return true;
  return !/^[=:/]$/.test(it.text) && !(isVariable(before) && isVariable(after));
}

function isVariable({ text }: Piece): boolean {
  return /^\$(?:\w+|\{[^{}]*\}|\([^()]*\)|[@*])$/.test(text);
}
