import type { Rule } from "./rule.ts";

export const obsoleteVersion: Rule = {
  id: "obsolete-version",
  summary: "The top-level version has no meaning any more",
  category: "correctness",
  severity: "info",
  fixable: "no",
  since: "0.1.0",
  also: { dclint: ["no-version-field"] },
  check: {
    compose({ version }, { report }) {
      if (version) report({ at: version.key.span, message: "Compose ignores version.", tag: "deprecated" });
    },
  },
};
