import type { Port } from "../model/port.ts";
import { entry, type Value } from "../model/value.ts";
import type { Rule } from "./rule.ts";
import { reportUnsorted } from "./sorting.ts";

export const unsortedPorts: Rule = {
  id: "unsorted-ports",
  summary: "The ports of a service are not in the order of their numbers",
  category: "style",
  severity: "off",
  fixable: "unsafe",
  since: "0.1.0",
  also: { dclint: ["service-ports-alphabetical-order"] },

  check: {
    service({ name, body, ports }, context) {
      const found = entry(body, "ports");
      if (found?.value.kind !== "list") return;
      const byItem = new Map<Value, string>();
      for (const port of ports) if (port.item && port.place === "ports:") byItem.set(port.item, numberOnHost(port));
      reportUnsorted(context, found.value, {
        at: found.key.inner,
        what: `ports of ${name.value}`,
        title: "Sort the ports (docker compose config lists them in the new order)",
        safety: "unsafe",
        nameOf: (it) => ("key" in it ? undefined : byItem.get(it)),
        compare: (a, b) => numbers.compare(a, b),
      });
    },
  },
};

const numbers = new Intl.Collator("en", { numeric: true });

/** The port as the host knows it; one that the engine chooses has the number of the container's. */
function numberOnHost({ published, target }: Port): string {
  const shown = published ?? target;
  return shown.meaning ?? shown.value;
}
