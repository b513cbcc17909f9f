import { newlineOf } from "../edit/lines.ts";
import { written } from "../model/value.ts";
import { insert } from "../text/edit.ts";
import type { Context, Fix, Rule } from "./rule.ts";

export const missingFinalNewline: Rule = {
  id: "missing-final-newline",
  summary: "The last line does not end with a line break",
  category: "style",
  severity: "off",
  fixable: "safe",
  since: "0.1.0",
  also: { tally: ["tally/eol-last"] },

  check: {
    dockerfile(file, context) {
      if (file.instructions.length > 0) judge(context, "safe");
    },
    compose({ root }, context) {
      if (!root) return;
      const last = written(root).at(-1)!;
      const isBlock = last.kind === "scalar" && (last.style === "literal" || last.style === "folded");
      const strips = /^[|>]\d?-/.test(context.text.slice(last.span.start, last.span.start + 3));
      judge(context, isBlock && !strips && last.span.end >= context.text.trimEnd().length ? "unsafe" : "safe");
    },
  },
};

function judge({ text, report }: Context, safety: Fix["safety"]): void {
  if (text.endsWith("\n")) return;
  const title = safety === "safe" ? "End the line" : "End the line (the text above it then ends with a line break)";
  report({
    at: { start: text.length - 1, end: text.length },
    message: "The file ends in the middle of a line.",
    fixes: [{ title, safety, edits: [insert(text.length, newlineOf(text))] }],
  });
}
