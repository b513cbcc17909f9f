import { basename, dirname, relative } from "../text/uri.ts";
import type { Rule } from "./rule.ts";

export const includeCycle: Rule = {
  id: "include-cycle",
  summary: "A Compose file includes itself, directly or by a detour",
  category: "correctness",
  severity: "error",
  fixable: "no",
  since: "0.1.0",
  also: {},

  check: {
    compose(_, context) {
      for (const { code, uri, at, names } of context.project().problems) {
        // Each file of the circle names the next one, and any of them can be the one to change.
        if (code !== "include-cycle" || at.kind !== "scalar" || uri !== context.uri) continue;
        const [first, ...others] = names.map((it) => relative(dirname(context.uri), it) ?? basename(it));
        const way = others.length === 1 ? "itself" : others.join(", which includes ");
        context.report({ at: at.inner, message: `${first} includes ${way}.` });
      }
    },
  },
};
