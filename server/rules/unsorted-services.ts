import { byName, isSorted } from "../judge/order.ts";
import { at } from "../model/value.ts";
import type { Rule } from "./rule.ts";
import { reportEntries } from "./sorting.ts";

export const unsortedServices: Rule = {
  id: "unsorted-services",
  summary: "The services are not in alphabetical order",
  category: "style",
  severity: "off",
  fixable: "safe",
  since: "0.1.0",
  also: { dclint: ["services-alphabetical-order"] },

  check: {
    compose({ root }, context) {
      const services = at(root, "services");
      if (services?.kind !== "mapping" || isSorted(services.entries.map((it) => it.key.text))) return;
      reportEntries(context, services, (a, b) => byName(a.key.text, b.key.text), {
        worst: true,
        say: (it, before) => `The service ${it.key.text} stands behind ${before.key.text}, out of alphabetical order.`,
        title: "Sort the services",
      });
    },
  },
};
