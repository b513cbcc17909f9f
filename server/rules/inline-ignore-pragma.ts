import type { Comment } from "../model/node.ts";
import type { Context, Rule } from "./rule.ts";

export const inlineIgnorePragma: Rule = {
  id: "inline-ignore-pragma",
  summary: "A comment silences a check",
  category: "maintainability",
  severity: "off",
  fixable: "no",
  since: "0.1.0",
  also: { hadolint: ["DL1001"] },

  check: {
    dockerfile: reportComments,
    compose: reportComments,
    env: reportComments,
  },
};

function reportComments({ comments }: { readonly comments: readonly Comment[] }, { report }: Context): void {
  for (const { text, span } of comments) if (silencing.test(text)) report({ at: span, message: "The comment silences a check." });
}

/** Ours, hadolint's, and BuildKit's above an instruction. */
const silencing = /^(?:seaworthy:?\s*allow|hadolint\s+(?:(?:global|stage)\s+)?ignore\s*=|check\s*=\s*(?:\S*;)?skip=)/i;
