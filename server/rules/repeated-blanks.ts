import type { Instruction } from "../model/dockerfile.ts";
import { replace } from "../text/edit.ts";
import type { Span } from "../text/span.ts";
import type { Rule } from "./rule.ts";

export const repeatedBlanks: Rule = {
  id: "repeated-blanks",
  summary: "Words of an instruction stand several blanks apart",
  category: "style",
  severity: "off",
  fixable: "safe",
  since: "0.1.0",
  also: { tally: ["tally/no-multi-spaces"] },

  check: {
    instruction(instruction, { text, report }) {
      const gaps = gapsOf(instruction, text);
      const first = gaps[0];
      if (!first) return;
      report({
        at: first,
        message: "Several blanks stand where one is enough.",
        tag: "unnecessary",
        fixes: [{ title: "Leave one blank", safety: "safe", edits: gaps.map((gap) => replace(gap, " ")) }],
      });
    },
  },
};

/** Instructions whose words the builder cuts apart; in the others only what stands in front of the first word is not kept. */
const ofWords: ReadonlySet<string> = new Set(["ADD", "ARG", "COPY", "ENV", "EXPOSE", "FROM", "LABEL", "VOLUME"]);

/** The gaps on one line, without those in front of a line's end, which align it. */
function gapsOf({ name, keyword, onbuild, flags, words }: Instruction, text: string): Span[] {
  const oldForm = (name === "ENV" || name === "LABEL") && words[0]?.value.includes("=") === false;
  const cut = ofWords.has(name) && !oldForm && !onbuild;
  const items: readonly Span[] = [keyword.span, ...flags.map((it) => it.span), ...words.slice(0, cut ? undefined : 1).map((it) => it.span)];
  return items.slice(1).flatMap((item, i) => {
    const from = items[i]!.end;
    const [, quote = "", blanks] = (item.start - from < 1000 && /^(["']?)([ \t]{2,})["']?$/.exec(text.slice(from, item.start))) || [];
    const start = from + quote.length;
    return blanks === undefined ? [] : [{ start, end: start + blanks.length }];
  });
}
