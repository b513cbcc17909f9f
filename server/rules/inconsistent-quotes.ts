import { quotedAs } from "../edit/yaml-quote.ts";
import { isQuotedAlike, usualQuotes } from "../judge/quote-kind.ts";
import { written } from "../model/value.ts";
import { replace } from "../text/edit.ts";
import type { Rule, RuleOption } from "./rule.ts";

const quotes: RuleOption<string> = {
  description: "Which quotes texts have; `usual` takes those that most of the file has.",
  default: "usual",
  words: ["usual", "single", "double"],
};

export const inconsistentQuotes: Rule = {
  id: "inconsistent-quotes",
  summary: "A text stands in other quotes than the rest of the file",
  category: "style",
  severity: "off",
  fixable: "safe",
  since: "0.1.0",
  also: {},
  options: { quotes },

  check: {
    compose(compose, context) {
      const said = context.option(quotes);
      const kind = said === "single" || said === "double" ? said : usualQuotes(compose);
      for (const it of written(compose.root)) {
        if (it.kind !== "scalar" || it.style === kind) continue;
        const { inner, span, text } = it;
        if (!isQuotedAlike(it, context.text.slice(inner.start, inner.end))) continue;
        context.report({
          at: span,
          message: `${context.text.slice(span.start, span.end)} does not stand in ${kind} quotes${said === "usual" ? " as most do" : ""}.`,
          fixes: [{ title: `Write ${quotedAs(kind, text)}`, safety: "safe", edits: [replace(span, quotedAs(kind, text))] }],
        });
      }
    },
  },
};
