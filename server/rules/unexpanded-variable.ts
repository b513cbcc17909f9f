import { type Call, takesOutput } from "../model/command.ts";
import type { Literal } from "../model/shell.ts";
import type { Rule } from "./rule.ts";

export const unexpandedVariable: Rule = {
  id: "unexpanded-variable",
  summary: "A variable stands in single quotes, where the shell leaves it as it is",
  category: "shell",
  severity: "info",
  fixable: "no",
  since: "0.1.0",
  also: { hadolint: ["SC2016"], shellcheck: ["SC2016"], tally: ["shellcheck/SC2016"] },

  check: {
    command({ script, place }, { report }) {
      for (const literal of script.literals) {
        const found = expandable.exec(literal.text);
        if (!found || isMeant(literal) || place !== "RUN") continue;
        const start = literal.span.start + 1 + found.index;
        const verbatim = literal.text.length === literal.span.end - literal.span.start - 2;
        report({
          at: verbatim ? { start, end: start + found[0].length } : { start: literal.span.start, end: literal.span.start + 1 },
          message: `${found[0].startsWith("`") ? "A command between backquotes" : found[0]} stands in single quotes, and nothing is put in its place.`,
          // What goes to a file is for whoever reads that later.
          ...(isKept(literal.call) && { severity: "off" }),
        });
      }
    },
  },
};

const expandable = /(?<!\\)\$(?:\w+|\{\w+\}?|\()|`[^`]+`/;

/** Programs whose arguments are scripts or have variables of their own. */
const readers =
  /^(?:trap|(?:ba|da|a|k|z)?sh|ssh|eval|xprop|alias|sudo|doas|docker|podman|oc|dpkg-query|jq|yq|rename|rg|unset|[gmn]?awk|perl[\d.]*|envsubst|su|runuser|git|find|php\d*|python[\d.]*|ruby|node|psql|mysql|mongo|mongosh|chroot|pwsh|powershell|printf)$/;

function isMeant({ call, place, text, word }: Literal): boolean {
  if (place === "test" || place === "pattern" || (place === "assignment" && /^PS\d=/.test(word.written))) return true;
  const { name = "", wrappers = [] } = call ?? {};
  if (readers.test(name) || wrappers.some((it) => /^(?:xargs|sudo|doas)$/.test(it.value ?? ""))) return name !== "printf";
  return (name === "sed" || name === "grep") && !/\$(?:\{?\w{2}|\()/.test(text);
}

/** Whether what a call prints is written to a file. */
function isKept(call: Call | undefined): boolean {
  for (let it = call; it; it = it.pipedInto) {
    if (
      it.name === "tee" ||
      [...it.redirections, ...it.surrounding].some(
        (redirection) => takesOutput(redirection) && !/^(?:\d|\/dev\/null$)/.test(redirection.target?.value ?? ""),
      )
    )
      return true;
  }
  return /^(?:sed|grep)$/.test(call?.name ?? "");
}
