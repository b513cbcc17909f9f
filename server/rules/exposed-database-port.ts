import { bindToLoopback } from "../edit/port.ts";
import { storeAt } from "../judge/store.ts";
import { includes, isOpen } from "../model/port.ts";
import type { Rule } from "./rule.ts";

export const exposedDatabasePort: Rule = {
  id: "exposed-database-port",
  summary: "The port of a database, a queue or a Docker daemon is published on every address of the host",
  category: "network-exposure",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: {
    cis: ["5.14"],
    kics: ["Container Traffic Not Bound To Host Interface"],
    "compose-lint": ["CL-0005"],
    dclint: ["no-unbound-port-interfaces"],
  },

  check: {
    port(port, context) {
      const store = isOpen(port) ? storeAt(port) : undefined;
      if (store === undefined) return;
      const edit = bindToLoopback(context.text, port);
      context.report({
        at: (port.published ?? port.target).span,
        message: `Every network that reaches the host reaches ${store} at port ${(port.published ?? port.target).value}.`,
        // A daemon that answers strangers hands them the host; at 2376 it asks for a certificate.
        ...(store === "Docker" && includes(port, 2375) && { severity: "error" }),
        fixes: edit ? [{ title: "Bind to 127.0.0.1 (other machines lose access)", safety: "unsafe", edits: [edit] }] : [],
      });
    },
  },
};
