import type { Call, Word } from "../model/command.ts";
import { replace } from "../text/edit.ts";
import type { Rule } from "./rule.ts";

export const unquotedPattern: Rule = {
  id: "unquoted-pattern",
  summary: "The shell may replace a pattern by file names before a program sees it",
  category: "shell",
  severity: "info",
  fixable: "unsafe",
  since: "0.1.0",
  also: {
    hadolint: ["SC2060", "SC2061", "SC2102"],
    shellcheck: ["SC2060", "SC2061", "SC2102"],
    tally: ["shellcheck/SC2060", "shellcheck/SC2061", "shellcheck/SC2102"],
  },

  check: {
    command({ calls, form, shell }, { report }) {
      if (form === "exec" || (shell !== "sh" && shell !== "bash")) return;
      for (const call of calls) {
        const code = number(call.name);
        if (!code) continue;
        for (const word of call.arguments.filter((it, i) => isPattern(it, i, call))) {
          report({
            at: word.span,
            message: `The shell replaces ${word.written} by file names that match, before ${call.name} sees it.`,
            also: { hadolint: [code], shellcheck: [code], tally: [`shellcheck/${code}`] },
            fixes: [{ title: `Quote ${word.written}`, safety: "unsafe", edits: [replace(word.span, quoted(word.written))] }],
          });
        }
      }
    },
  },
};

const numbers = new Map([
  ["find", "SC2061"],
  ["tr", "SC2060"],
  ["pip", "SC2102"],
  ["pip3", "SC2102"],
  ["uv", "SC2102"],
]);

function number(name = ""): string | undefined {
  return numbers.get(name);
}

function quoted(written: string): string {
  return written.includes("$") ? `"${written}"` : `'${written}'`;
}

function isPattern({ written, value, span }: Word, index: number, { name, arguments: words }: Call): boolean {
  // Of a package with extras, the version may come from a variable.
  if (value === undefined && /^[A-Za-z][\w.-]*\[[\w,.-]+\][=<>~!\w.]*\$(?:\w+|\{\w+\})$/.test(written)) return number(name) === "SC2102";
  if (value !== written || written.length !== span.end - span.start) return false;
  if (name === "find") return /[*?[]/.test(written) && /^-i?(?:name|path|wholename|lname)$/.test(words[index - 1]?.value ?? "");
  if (name === "tr") return /^\[[^\]]+\]$/.test(written);
  return /^[A-Za-z][\w.-]*\[[\w,.-]+\]/.test(written);
}
