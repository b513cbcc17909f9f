import { scalarAt } from "../model/value.ts";
import type { Rule } from "./rule.ts";

export const hostIpc: Rule = {
  id: "host-ipc",
  summary: "A service shares the memory segments of the host",
  category: "privilege",
  severity: "warning",
  fixable: "no",
  since: "0.1.0",
  also: { cis: ["5.17"] },
  check: {
    service({ name, body }, { report }) {
      const mode = scalarAt(body, "ipc");
      if (mode?.meaning === "host") report({ at: mode.inner, message: `${name.value} shares the host's memory segments.` });
    },
  },
};
