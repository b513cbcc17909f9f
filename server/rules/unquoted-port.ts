import { quotedAs } from "../edit/yaml-quote.ts";
import { usualQuotes } from "../judge/quote-kind.ts";
import type { Scalar } from "../model/value.ts";
import { replace } from "../text/edit.ts";
import type { Rule, RuleOption } from "./rule.ts";

const quotes: RuleOption<string> = {
  description: "Which quotes ports have to have; of other quotes only those hear who ask for all there is.",
  default: "single",
  words: ["any", "single", "double"],
};

export const unquotedPort: Rule = {
  id: "unquoted-port",
  summary: "A port stands without quotes",
  category: "maintainability",
  severity: "info",
  fixable: "safe",
  since: "0.1.0",
  also: { dclint: ["require-quotes-in-ports"] },
  options: { quotes },

  check: {
    port({ scalar }, context) {
      const { model } = context;
      if (!scalar || scalar.text === "" || model.kind !== "compose") return;
      const wanted = context.option(quotes);
      const isPlain = scalar.style === "plain";
      if (wanted === "any" ? !isPlain : scalar.style === wanted) return;
      const isTime = isPlain && baseSixty.test(scalar.text);
      const shown = context.text.slice(scalar.span.start, scalar.span.end);
      const fixed = quotedAs(wanted === "single" || wanted === "double" ? wanted : usualQuotes(model), scalar.text);
      context.report({
        at: scalar.span,
        message: isTime
          ? `Readers of YAML 1.1 take ${shown} for the number ${inBaseSixty(scalar.text)}.`
          : `The port ${shown} stands ${isPlain ? "without" : `in other than ${wanted}`} quotes.`,
        ...(!isTime && { severity: "off" }),
        // Which quotes a text has is the matter of inconsistent-quotes.
        fixes: isPlain && isSafe(scalar) ? [{ title: `Write ${fixed}`, safety: "safe", edits: [replace(scalar.span, fixed)] }] : [],
      });
    },
  },
};

/** What YAML 1.1 reads as a time of day: `22:22` is 22 minutes and 22 seconds. */
const baseSixty = /^[1-9]\d*:[0-5]?\d$/;

function inBaseSixty(text: string): number {
  const [minutes, seconds] = text.split(":");
  return Number(minutes) * 60 + Number(seconds);
}

/** Whether Compose reads the same number or text once it is quoted. */
function isSafe({ value, text }: Scalar): boolean {
  return !/[\n\\'"]/.test(text) && (typeof value !== "number" || /^(?:0|[1-9]\d*)$/.test(text));
}
