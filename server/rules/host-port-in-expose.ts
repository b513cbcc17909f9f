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
    instruction({ name, words, trailing }, { text, report }) {
      if (name !== "EXPOSE") return;
      for (const { value, meaning, span } of words) {
        if (trailing && span.start >= trailing.span.start) break;
        const [, hostSide, port] = /^(.*[^:]:)([\d-]+(?:\/\w+)?)$/s.exec(value) ?? [];
        if (hostSide !== undefined && port !== undefined) {
          const verbatim = text.slice(span.start, span.end) === value;
          const host = { start: span.start, end: span.start + hostSide.length };
          report({
            at: verbatim ? host : span,
            message: `${value} names the host's side of a port, which EXPOSE ignores.`,
            fixes: verbatim ? [{ title: `Write ${port}`, safety: "safe", edits: [remove(host)] }] : [],
          });
        } else if (meaning !== undefined && meaning !== value && /^\S*[^\s:]:[\d-]+(?:\/\w+)?$/.test(meaning)) {
          report({ at: span, message: `${value} means ${meaning} and names the host's side of a port, which EXPOSE ignores.` });
        }
      }
    },
  },
};
