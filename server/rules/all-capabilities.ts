import type { Rule } from "./rule.ts";

export const allCapabilities: Rule = {
  id: "all-capabilities",
  summary: "A service gets every capability of the kernel",
  category: "privilege",
  severity: "error",
  fixable: "no",
  since: "0.1.0",
  also: { cis: ["5.4"] },
  check: {
    service({ name, capAdd }, report) {
      for (const capability of capAdd) {
        if (/^(?:CAP_)?ALL$/i.test(String(capability.value))) report({ at: capability.span, message: `${name.value} gets every capability, which is close to root on the host.` });
      }
    },
  },
};
