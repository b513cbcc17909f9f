import { entry } from "../model/value.ts";
import type { Rule } from "./rule.ts";
import { keyOf, reportUnsorted } from "./sorting.ts";

export const unsortedNetworks: Rule = {
  id: "unsorted-networks",
  summary: "The networks at the top level are not in alphabetical order",
  category: "style",
  severity: "off",
  fixable: "safe",
  since: "0.1.0",
  also: {},

  check: {
    compose({ root }, context) {
      const found = entry(root, "networks");
      if (found?.value.kind !== "mapping") return;
      reportUnsorted(context, found.value, {
        at: found.key.inner,
        what: "networks",
        title: "Sort the networks",
        safety: "safe",
        nameOf: keyOf,
      });
    },
  },
};
