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
    service({ name, ipc }, report) {
      if (ipc?.value === "host") report({ at: ipc.span, message: `${name.value} shares the host's memory segments.` });
    },
  },
};
