import { basename } from "../text/uri.ts";
import type { Rule } from "./rule.ts";

export const ambiguousComposeFiles: Rule = {
  id: "ambiguous-compose-files",
  summary: "Compose reads another file of the folder and not this one",
  category: "correctness",
  severity: "info",
  fixable: "no",
  since: "0.1.0",
  also: {},

  check: {
    compose({ root }, context) {
      const { preferred } = context.project();
      if (preferred === undefined || !root) return;
      const first = root.kind === "mapping" ? root.entries[0]?.key.inner : undefined;
      context.report({
        at: first ?? root.span,
        message: `Compose reads ${basename(preferred)} of this folder and not ${basename(context.uri)}, unless -f names it.`,
        related: [{ uri: preferred, at: { start: 0, end: 0 }, message: "This is the file that it reads." }],
      });
    },
  },
};
