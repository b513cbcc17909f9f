import { plainIsSafe, quotedAs } from "../edit/yaml-quote.ts";
import { isQuotedAlike, usualQuotes } from "../judge/quote-kind.ts";
import type { Compose } from "../model/compose.ts";
import { type Scalar, written } from "../model/value.ts";
import { replace } from "../text/edit.ts";
import type { Rule } from "./rule.ts";

export const inconsistentKeyStyle: Rule = {
  id: "inconsistent-key-style",
  summary: "A key stands in quotes where the others do not, or the other way round",
  category: "style",
  severity: "off",
  fixable: "safe",
  since: "0.1.0",
  also: {},

  check: {
    compose(compose, { text, report }) {
      const keys = keysOf(compose, text);
      const quoted = keys.filter((it) => it.style !== "plain");
      const areQuoted = quoted.length > keys.length / 2;
      const kind = quoted.filter((it) => it.style === "single").length > quoted.length / 2 ? "single" : usualQuotes(compose);
      for (const key of areQuoted ? keys.filter((it) => it.style === "plain") : quoted) {
        const wanted = areQuoted ? quotedAs(kind, key.text) : key.text;
        report({
          at: key.span,
          message: `The key ${text.slice(key.span.start, key.span.end)} stands ${areQuoted ? "without" : "in"} quotes, unlike most keys.`,
          fixes: [{ title: `Write ${wanted}`, safety: "safe", edits: [replace(key.span, wanted)] }],
        });
      }
    },
  },
};

/** The keys that can be written with and without quotes. */
function keysOf({ root }: Compose, source: string): Scalar[] {
  return written(root).flatMap((it) => {
    if (it.kind !== "mapping") return [];
    const own = it.entries.filter(({ key, merged }) => !merged && !key.alias && key.tag === undefined).map(({ key }) => key);
    return own.filter(
      (key) =>
        plainIsSafe(key.text, { flow: key.flow }) &&
        (key.style === "plain" ? !/["'\\]/.test(key.text) : isQuotedAlike(key, source.slice(key.inner.start, key.inner.end))),
    );
  });
}
