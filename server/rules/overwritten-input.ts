import { isPlain } from "../judge/shell.ts";
import type { Call, Word } from "../model/command.ts";
import type { Rule } from "./rule.ts";

export const overwrittenInput: Rule = {
  id: "overwritten-input",
  summary: "A pipe writes to the file that it reads, which is empty by then",
  category: "shell",
  severity: "warning",
  fixable: "no",
  since: "0.1.0",
  also: { hadolint: ["SC2094"], shellcheck: ["SC2094"], tally: ["shellcheck/SC2094"] },

  check: {
    command({ calls, form }, { report }) {
      if (form === "exec") return;
      const inner = new Set(calls.map((it) => it.pipedInto));
      for (const call of calls) {
        if (inner.has(call)) continue;
        const members: Call[] = [];
        for (let it: Call | undefined = call; it; it = it.pipedInto) members.push(it);
        const read = new Set(members.filter(isPlain).flatMap(filesRead).map(pathOf));
        if (read.size === 0) continue;
        for (const word of members.flatMap(filesWritten)) {
          if (!read.has(pathOf(word))) continue;
          report({ at: word.span, message: `${word.written} is emptied before ${call.name} reads it.` });
          break;
        }
      }
    },
  },
};

const readers = /^(?:cat|tac|[efz]?grep|rg|sed|[gmn]?awk|sort|uniq|head|tail|cut|jq|yq|nl|rev|fold|column|base64|gunzip|zcat|xmllint)$/;

function filesRead({ name, arguments: words, redirections }: Call): Word[] {
  const inputs = redirections.flatMap((it) => (it.operator === "<" && it.target ? [it.target] : []));
  return readers.test(name ?? "") ? [...inputs, ...words.filter((it) => !it.written.startsWith("-"))] : inputs;
}

function filesWritten({ name, arguments: words, redirections, runner }: Call): Word[] {
  if (runner) return [];
  const targets = redirections.flatMap((it) => (/^>\|?$/.test(it.operator) && it.target ? [it.target] : []));
  const tees =
    name === "tee" && !words.some((it) => /^(?:-a|--append)$/.test(it.written)) ? words.filter((it) => !it.written.startsWith("-")) : [];
  return [...targets, ...tees].filter((it) => !(it.value ?? it.written).startsWith("/dev/"));
}

function pathOf({ written, value }: Word): string {
  return value ?? written.replace(/"/g, "");
}
