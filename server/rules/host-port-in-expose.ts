import { remove } from "../text/edit.ts";
import type { Rule } from "./rule.ts";

export const hostPortInExpose: Rule = {
  id: "host-port-in-expose",
  summary: "EXPOSE names an address or a port of the host",
  category: "network-exposure",
  severity: "warning",
  fixable: "safe",
  since: "0.1.0",
  also: { buildkit: ["ExposeInvalidFormat"], tally: ["buildkit/ExposeInvalidFormat"] },

  check: {
    port({ place, target, span }, { text, report }) {
      if (place !== "EXPOSE" || target.span.start <= span.start) return;
      const written = text.slice(span.start, span.end);
      const host = { start: span.start, end: target.span.start };
      // Where a quote stands in between, the place of the port is not known.
      if (text[host.end - 1] !== ":") return;
      report({
        at: host,
        message: `${written} names the host's side of a port, which EXPOSE ignores.`,
        fixes: [{ title: `Write ${text.slice(host.end, span.end)}`, safety: "safe", edits: [remove(host)] }],
      });
    },
  },
};
