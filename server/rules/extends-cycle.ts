import type { Rule } from "./rule.ts";

export const extendsCycle: Rule = {
  id: "extends-cycle",
  summary: "A service extends itself, directly or by a detour",
  category: "correctness",
  severity: "error",
  fixable: "no",
  since: "0.1.0",
  also: {},

  check: {
    compose(_, context) {
      for (const { code, uri, at, names } of context.project().problems) {
        if (code !== "extends-cycle" || uri !== context.uri || at.kind !== "scalar") continue;
        const [first, ...others] = names;
        const way = others.length === 1 ? "itself" : others.join(", which extends ");
        context.report({ at: at.inner, message: `${first} extends ${way}.` });
      }
    },
  },
};
