import { byName } from "../judge/order.ts";
import { entry } from "../model/value.ts";
import type { Rule, RuleOption } from "./rule.ts";
import { reportEntries } from "./sorting.ts";

const order: RuleOption<readonly string[]> = {
  description: "The keys at the top level in the order that you want; `x-` stands for all extensions, and what is not listed comes last.",
  default: ["x-", "version", "name", "include", "services", "networks", "volumes", "secrets", "configs", "models"],
};

export const unsortedTopLevelKeys: Rule = {
  id: "unsorted-top-level-keys",
  summary: "The keys at the top level are not in the usual order",
  category: "style",
  severity: "off",
  fixable: "safe",
  since: "0.1.0",
  also: { dclint: ["top-level-properties-order"] },
  options: { order },

  check: {
    compose({ root }, context) {
      // The first format has its services there.
      if (root?.kind !== "mapping" || !(entry(root, "services") ?? entry(root, "include"))) return;
      const places = new Map(context.option(order).map((it, i) => [it, i]));
      const placeOf = (key: string) => places.get(key.startsWith("x-") ? "x-" : key) ?? places.size;
      reportEntries(context, root, (a, b) => placeOf(a.key.text) - placeOf(b.key.text) || byName(a.key.text, b.key.text), {
        worst: true,
        say: (it, before) => `${it.key.text} stands behind ${before.key.text}, out of the usual order.`,
        title: "Sort the top level",
      });
    },
  },
};
