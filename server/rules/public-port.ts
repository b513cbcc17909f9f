import { bindToLoopback } from "../edit/port.ts";
import { storeAt } from "../judge/store.ts";
import { includes, isOpen } from "../model/port.ts";
import type { Rule } from "./rule.ts";

export const publicPort: Rule = {
  id: "public-port",
  summary: "A port is published on every address of the host",
  category: "network-exposure",
  // Most services that publish a port mean to be reached.
  severity: "off",
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
      // The port of a database or of SSH has a rule of its own.
      if (!isOpen(port) || storeAt(port) !== undefined || includes(port, 22)) return;
      const edit = bindToLoopback(context.text, port);
      context.report({
        at: (port.published ?? port.target).span,
        message: `Port ${(port.published ?? port.target).value} of the host is open to every network that reaches it.`,
        fixes: edit ? [{ title: "Bind to 127.0.0.1 (other machines lose access)", safety: "unsafe", edits: [edit] }] : [],
      });
    },
  },
};
