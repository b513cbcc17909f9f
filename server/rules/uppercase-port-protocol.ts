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
    instruction({ name, words, trailing }, { text, report }) {
      if (name !== "EXPOSE") return;
      for (const { value, meaning, span } of words) {
        if (trailing && span.start >= trailing.span.start) break;
        const written = /\/([A-Za-z]+)$/.exec(meaning ?? value)?.[1];
        if (written === undefined || written === written.toLowerCase()) continue;
        const at = { start: span.end - written.length, end: span.end };
        const verbatim = text.slice(at.start, at.end) === written;
        report({
          at: verbatim ? at : span,
          message: `The protocol ${written} is not in lower case.`,
          fixes: verbatim ? [{ title: `Write ${written.toLowerCase()}`, safety: "safe", edits: [replace(at, written.toLowerCase())] }] : [],
        });
      }
    },
  },
};
