import { entry } from "../model/value.ts";
import type { Rule } from "./rule.ts";
import { nameOf, reportUnsorted } from "./sorting.ts";

export const unsortedDependsOn: Rule = {
  id: "unsorted-depends-on",
  summary: "The services that another depends on are not in alphabetical order",
  category: "style",
  severity: "off",
  fixable: "safe",
  since: "0.1.0",
  also: { dclint: ["service-dependencies-alphabetical-order"] },

  check: {
    service({ name, body }, context) {
      const found = entry(body, "depends_on");
      if (!found) return;
      const at = found.key.inner;
      reportUnsorted(context, found.value, { at, what: `depends_on of ${name.value}`, title: "Sort depends_on", safety: "safe", nameOf });
    },
  },
};
