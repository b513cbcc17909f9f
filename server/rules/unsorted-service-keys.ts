import { byName } from "../judge/order.ts";
import type { Rule, RuleOption } from "./rule.ts";
import { reportEntries } from "./sorting.ts";

const order: RuleOption<readonly string[]> = {
  description: "The keys of a service in the order that you want; all others follow in alphabetical order.",
  default: [
    ...["image", "build", "container_name", "depends_on"],
    ...["volumes", "volumes_from", "configs", "secrets", "environment", "env_file"],
    ...["ports", "networks", "network_mode", "extra_hosts"],
    ...["command", "entrypoint", "working_dir", "restart", "healthcheck"],
    ...["logging", "labels", "user", "isolation"],
  ],
};

export const unsortedServiceKeys: Rule = {
  id: "unsorted-service-keys",
  summary: "The keys of a service are not in the usual order",
  category: "style",
  severity: "off",
  fixable: "safe",
  since: "0.1.0",
  also: { dclint: ["service-keys-order"] },
  options: { order },

  check: {
    service({ name, body }, context) {
      const places = new Map(context.option(order).map((it, i) => [it, i]));
      const placeOf = (key: string) => places.get(key) ?? places.size;
      reportEntries(context, body, (a, b) => placeOf(a.key.text) - placeOf(b.key.text) || byName(a.key.text, b.key.text), {
        worst: false,
        say: (it, before) => `${it.key.text} of ${name.value} stands behind ${before.key.text}, out of the usual order.`,
        title: `Sort the keys of ${name.value}`,
      });
    },
  },
};
