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
    service({ name, capAdd }, { report }) {
      for (const { span, meaning } of capAdd) {
        if (/^(?:CAP_)?ALL$/i.test(meaning ?? "")) report({ at: span, message: `${name.value} gets every capability, which is close to root on the host.` });
      }
    },
  },
};
