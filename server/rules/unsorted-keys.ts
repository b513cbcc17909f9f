import { byName, isSorted } from "../judge/order.ts";
import type { Compose } from "../model/compose.ts";
import { at, entry, type Mapping, type Value, written } from "../model/value.ts";
import type { Rule } from "./rule.ts";
import { reportEntries } from "./sorting.ts";

export const unsortedKeys: Rule = {
  id: "unsorted-keys",
  summary: "The keys of a mapping below a service, a network or a volume are not in alphabetical order",
  category: "style",
  severity: "off",
  fixable: "safe",
  since: "0.1.0",
  also: {},

  check: {
    compose(compose, context) {
      const others = sortedElsewhere(compose);
      for (const it of written(compose.root)) {
        if (it.kind !== "mapping" || others.has(it.span.start)) continue;
        if (isSorted(it.entries.filter(({ merged }) => !merged).map(({ key }) => key.text))) continue;
        reportEntries(context, it, (a, b) => byName(a.key.text, b.key.text), {
          worst: true,
          say: ({ key }, before) => `${key.text} stands behind ${before.key.text}, out of alphabetical order.`,
          title: "Sort the keys",
        });
      }
    },
  },
};

/** The mappings whose order is the matter of a rule of its own, by where they begin. */
function sortedElsewhere({ root, services }: Compose): ReadonlySet<number> {
  const tops = ["services", "networks", "volumes"].map((it) => at(root, it));
  const bodies: readonly Mapping[] = services.map(({ body }) => body);
  const below = bodies.flatMap((it) => ["environment", "depends_on"].map((key) => entry(it, key)?.value));
  const all: readonly (Value | undefined)[] = [root, ...tops, ...bodies, ...below];
  return new Set(all.flatMap((it) => (it?.kind === "mapping" ? it.span.start : [])));
}
