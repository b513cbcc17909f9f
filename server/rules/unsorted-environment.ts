import type { Member } from "../edit/order.ts";
import { entry } from "../model/value.ts";
import type { Rule } from "./rule.ts";
import { nameOf, reportUnsorted } from "./sorting.ts";

export const unsortedEnvironment: Rule = {
  id: "unsorted-environment",
  summary: "The variables of a service are not in alphabetical order",
  category: "style",
  severity: "off",
  fixable: "safe",
  since: "0.1.0",
  also: {},

  check: {
    service({ name, body }, context) {
      const found = entry(body, "environment");
      if (!found) return;
      const at = found.key.inner;
      const what = `environment of ${name.value}`;
      reportUnsorted(context, found.value, { at, what, title: "Sort environment", safety: "safe", nameOf: variableOf });
    },
  },
};

function variableOf(member: Member): string | undefined {
  return nameOf(member)?.split("=", 1)[0];
}
