import { unparted } from "./blank-lines.ts";
import type { Rule } from "./rule.ts";

export const missingBlankLineBetweenSections: Rule = {
  id: "missing-blank-line-between-sections",
  summary: "No blank line stands between two sections at the top level",
  category: "style",
  severity: "off",
  fixable: "safe",
  since: "0.1.0",
  also: {},

  check: {
    compose({ root }, { text, report }) {
      if (root?.kind !== "mapping") return;
      for (const { entry, above, fixes } of unparted(text, root)) {
        // Such as version and name.
        if (entry.value.kind === "scalar" && above.value.kind === "scalar") continue;
        report({ at: entry.key.inner, message: `No blank line parts ${entry.key.text} from ${above.key.text} above it.`, fixes });
      }
    },
  },
};
