import { scalarAt } from "../model/value.ts";
import type { Rule } from "./rule.ts";

export const hostPid: Rule = {
  id: "host-pid",
  summary: "A service sees every process of the host",
  category: "privilege",
  severity: "error",
  fixable: "no",
  since: "0.1.0",
  also: { cis: ["5.16"] },
  check: {
    service({ name, body }, { report }) {
      const mode = scalarAt(body, "pid");
      if (mode?.meaning === "host") report({ at: mode.inner, message: `${name.value} sees and can signal every process of the host.` });
    },
  },
};
