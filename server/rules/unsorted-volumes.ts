import { entry } from "../model/value.ts";
import type { Rule } from "./rule.ts";
import { keyOf, reportUnsorted } from "./sorting.ts";

export const unsortedVolumes: Rule = {
  id: "unsorted-volumes",
  summary: "The volumes at the top level are not in alphabetical order",
  category: "style",
  severity: "off",
  fixable: "safe",
  since: "0.1.0",
  also: {},

  check: {
    compose({ root }, context) {
      const found = entry(root, "volumes");
      if (found?.value.kind !== "mapping") return;
      reportUnsorted(context, found.value, {
        at: found.key.inner,
        what: "volumes",
        title: "Sort the volumes",
        safety: "safe",
        nameOf: keyOf,
      });
    },
  },
};
