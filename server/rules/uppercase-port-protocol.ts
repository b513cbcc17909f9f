import { replace } from "../text/edit.ts";
import type { Rule } from "./rule.ts";

export const uppercasePortProtocol: Rule = {
  id: "uppercase-port-protocol",
  summary: "The protocol of a port is written in capital letters",
  category: "style",
  severity: "info",
  fixable: "safe",
  since: "0.1.0",
  also: { buildkit: ["ExposeProtoCasing"], tally: ["buildkit/ExposeProtoCasing"] },

  check: {
    port({ place, span }, { text, report }) {
      if (place !== "EXPOSE") return;
      const written = /\/([A-Za-z]+)$/.exec(text.slice(span.start, span.end))?.[1];
      if (written === undefined || written === written.toLowerCase()) return;
      const at = { start: span.end - written.length, end: span.end };
      report({
        at,
        message: `The protocol ${written} is not in lower case.`,
        fixes: [{ title: `Write ${written.toLowerCase()}`, safety: "safe", edits: [replace(at, written.toLowerCase())] }],
      });
    },
  },
};
