import { wholeService } from "../judge/whole-service.ts";
import { at } from "../model/value.ts";
import type { Rule } from "./rule.ts";

export const missingUlimits: Rule = {
  id: "missing-ulimits",
  summary: "The daemon's limits hold for the processes of a service",
  category: "resource-limits",
  // The daemon's limits are good for nearly everybody.
  severity: "off",
  fixable: "no",
  since: "0.1.0",
  also: { cis: ["5.19"] },

  check: {
    service(service, context) {
      const { name } = service;
      const whole = wholeService(service, context);
      if (!whole || at(whole, "ulimits")) return;
      context.report({ at: name.span, message: `How many files and processes ${name.value} may open is up to the daemon.` });
    },
  },
};
