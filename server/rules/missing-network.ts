import { wholeService } from "../judge/whole-service.ts";
import { at } from "../model/value.ts";
import type { Rule } from "./rule.ts";

export const missingNetwork: Rule = {
  id: "missing-network",
  summary: "A service names no network and joins the default one of its project",
  category: "network-exposure",
  // A network for each project is a good default.
  severity: "off",
  fixable: "no",
  since: "0.1.0",
  also: { cis: ["5.30"] },

  check: {
    service(service, context) {
      const { name } = service;
      const whole = wholeService(service, context);
      if (!whole || at(whole, "networks") || at(whole, "network_mode")) return;
      context.report({ at: name.span, message: `Every service of the project that names no network can reach ${name.value}.` });
    },
  },
};
