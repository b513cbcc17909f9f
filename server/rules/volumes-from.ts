import { at, items } from "../model/value.ts";
import type { Rule } from "./rule.ts";

export const volumesFrom: Rule = {
  id: "volumes-from",
  summary: "A service takes over all mounts of another",
  category: "host-access",
  // Old, but it works.
  severity: "off",
  fixable: "no",
  since: "0.1.0",
  also: {},

  check: {
    service({ name, body }, { report }) {
      for (const item of items(at(body, "volumes_from"))) {
        if (item.kind !== "scalar" || item.value === null) continue;
        report({ at: item.inner, message: `${name.value} gets every mount of ${item.text}, those of the host included.` });
      }
    },
  },
};
