import { bindToLoopback } from "../edit/port.ts";
import { ambiguousDatabasePorts, databasePorts, dockerPorts } from "../knowledge/database-ports.ts";
import { includes, isOpen, type Port } from "../model/port.ts";
import { scalarAt } from "../model/value.ts";
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
      if (!isOpen(port) || scalarAt(port.service?.body, "network_mode")?.meaning === "host") return;
      const docker = [...dockerPorts].some((it) => includes(port, it));
      const who = docker ? "Docker" : whoAnswers(port);
      if (who === undefined) return;
      const edit = bindToLoopback(context.text, port);
      context.report({
        at: (port.published ?? port.target).span,
        message: `Every network that reaches the host reaches ${who} at port ${(port.published ?? port.target).value}.`,
        // A daemon that answers strangers hands them the host.
        ...(docker && { severity: "error" }),
        fixes: edit ? [{ title: "Bind to 127.0.0.1 (other machines lose access)", safety: "unsafe", edits: [edit] }] : [],
      });
    },
  },
};

/** The store behind a port. A range or a port that other programs use too counts only where the service's name or image says so. */
function whoAnswers(port: Port): string | undefined {
  for (const [number, name] of databasePorts) {
    if (!includes(port, number)) continue;
    const sure = !ambiguousDatabasePorts.has(number) && port.range![0] === port.range![1];
    const hint = `${port.service?.name.value} ${port.service?.image?.name.value}`.toLowerCase();
    if (sure || hint.includes(name.toLowerCase().split(" ", 1)[0]!)) return name;
  }
  return undefined;
}
