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
    service({ name, pid }, report) {
      if (pid?.value === "host") report({ at: pid.span, message: `${name.value} sees and can signal every process of the host.` });
    },
  },
};
