import { scalarAt } from "../model/value.ts";
import type { Rule } from "./rule.ts";

export const hostNetwork: Rule = {
  id: "host-network",
  summary: "A service shares the network of the host",
  category: "privilege",
  severity: "error",
  fixable: "no",
  since: "0.1.0",
  also: { cis: ["5.10"] },
  check: {
    service({ name, body }, { report }) {
      const mode = scalarAt(body, "network_mode");
      if (mode?.meaning === "host") report({ at: mode.inner, message: `${name.value} shares the host's network and reaches everything that listens on it.` });
    },
  },
};
