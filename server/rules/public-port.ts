import { storeAt } from "../judge/store.ts";
import { isOpen } from "../model/port.ts";
import { alsoOpenPort, closingFixes, isLogin, portOnHost, portWords } from "./open-port.ts";
import type { Rule } from "./rule.ts";

export const publicPort: Rule = {
  id: "public-port",
  summary: "A port is published on every address of the host",
  category: "network-exposure",
  // Most services that publish a port mean to be reached.
  severity: "off",
  fixable: "unsafe",
  since: "0.1.0",
  also: alsoOpenPort,

  check: {
    port(port, context) {
      // The port of a database or of SSH has a rule of its own.
      if (!isOpen(port) || storeAt(port) !== undefined || isLogin(port)) return;
      context.report({
        at: portOnHost(port).span,
        message: `Any network that reaches the host can reach ${portWords(port)}.`,
        fixes: closingFixes(port, context),
      });
    },
  },
};
