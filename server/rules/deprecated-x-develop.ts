import { flawsOf } from "../judge/compose-flaws.ts";
import { entry } from "../model/value.ts";
import { replace } from "../text/edit.ts";
import type { Rule } from "./rule.ts";

export const deprecatedXDevelop: Rule = {
  id: "deprecated-x-develop",
  summary: "A key of docker compose watch is written as it was before it was settled",
  category: "correctness",
  severity: "warning",
  fixable: "safe",
  since: "0.1.0",
  also: {},

  check: {
    compose(file, context) {
      for (const flaw of flawsOf(file)) {
        if (flaw.kind !== "old-extension") continue;
        const { key, merged } = flaw.entry;
        context.report({
          at: key.inner,
          message: `${key.text} is the old name of ${flaw.now}.`,
          tag: "deprecated",
          fixes:
            entry(flaw.parent, flaw.now) || merged
              ? []
              : [{ title: `Rename to ${flaw.now}`, safety: "safe", edits: [replace(key.inner, flaw.now)] }],
        });
      }
    },
  },
};
