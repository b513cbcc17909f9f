import { storeAt } from "../judge/store.ts";
import { includes, isOpen } from "../model/port.ts";
import { alsoOpenPort, closingFixes, portOnHost, portWords } from "./open-port.ts";
import type { Rule } from "./rule.ts";

export const exposedDatabasePort: Rule = {
  id: "exposed-database-port",
  summary: "A database, a queue or a Docker daemon is published on every address of the host",
  category: "network-exposure",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: alsoOpenPort,

  check: {
    port(port, context) {
      const store = isOpen(port) ? storeAt(port) : undefined;
      if (store === undefined) return;
      context.report({
        at: portOnHost(port).span,
        message: `${store} on ${portWords(port)} is open to every network that reaches the host.`,
        // A daemon that answers strangers hands them the host; at 2376 it asks for a certificate.
        ...(store === "Docker" && includes(port, 2375) && { severity: "error" }),
        fixes: closingFixes(port, context),
      });
    },
  },
};
