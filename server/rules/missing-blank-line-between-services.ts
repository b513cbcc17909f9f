import { at } from "../model/value.ts";
import { unparted } from "./blank-lines.ts";
import type { Rule } from "./rule.ts";

export const missingBlankLineBetweenServices: Rule = {
  id: "missing-blank-line-between-services",
  summary: "No blank line stands between two services",
  category: "style",
  severity: "off",
  fixable: "safe",
  since: "0.1.0",
  also: {},

  check: {
    compose({ root }, { text, report }) {
      const services = at(root, "services");
      if (services?.kind !== "mapping") return;
      for (const { entry, above, fixes } of unparted(text, services))
        report({ at: entry.key.inner, message: `No blank line parts ${entry.key.text} from ${above.key.text} above it.`, fixes });
    },
  },
};
