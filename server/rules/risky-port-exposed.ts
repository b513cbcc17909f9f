import { riskyPorts } from "../knowledge/risky-ports.ts";
import type { Rule } from "./rule.ts";

export const riskyPortExposed: Rule = {
  id: "risky-port-exposed",
  summary: "An image offers a protocol that is easily misused",
  category: "network-exposure",
  // EXPOSE publishes nothing by itself.
  severity: "off",
  fixable: "no",
  since: "0.1.0",
  also: { cis: ["5.9"] },

  check: {
    port({ place, range, target, protocol, span }, { report }) {
      if (place !== "EXPOSE" || !range || range[0] !== range[1]) return;
      // Over UDP, 514 is that of syslog.
      const answers = range[0] === 514 && protocol === "udp" ? undefined : riskyPorts.get(range[0]);
      if (answers) report({ at: span, message: `Port ${target.value} is that of ${answers}.` });
    },
  },
};
