import { splittingOf } from "../judge/shell.ts";
import type { Call } from "../model/command.ts";
import type { Expansion } from "../model/shell.ts";
import { replace } from "../text/edit.ts";
import type { Rule } from "./rule.ts";

export const rmOfEmptyVariable: Rule = {
  id: "rm-of-empty-variable",
  summary: "An empty variable makes rm delete the whole system",
  category: "shell",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: { hadolint: ["SC2115"], shellcheck: ["SC2115"], tally: ["shellcheck/SC2115"] },

  check: {
    command(command, { model, report }) {
      if (model.kind !== "dockerfile") return;
      for (const it of command.script.expansions) {
        if (it.kind !== "variable" || it.place !== "argument" || it.operator !== "" || !it.call || !deletesAll(it.call)) continue;
        const rest = restOf(it);
        if (rest === undefined || !important.test(rest)) continue;
        report({
          at: it.span,
          message: `rm deletes ${rest} of the system if ${it.name} is empty.`,
          // What the file sets itself is not empty.
          ...(splittingOf(it, command, model) === "one" && { severity: "off" }),
          fixes: [{ title: `Stop if ${it.name} is empty`, safety: "unsafe", edits: [replace(it.span, `\${${it.name}:?}`)] }],
        });
      }
    },
  },
};

function deletesAll({ name, arguments: words }: Call): boolean {
  return name === "rm" && words.some((it) => /^-\w*[rR]|^--recursive$/.test(it.value ?? ""));
}

/** What is left of a path that begins with a variable, or with a slash and one, if there is nothing in it, nor in others behind it. */
function restOf({ word, span }: Expansion): string | undefined {
  const lead = /^"?\/?/.exec(word.written)![0];
  if (span.start !== word.span.start + lead.length || word.written.length !== word.span.end - word.span.start) return undefined;
  const rest = `${lead}${word.written.slice(span.end - word.span.start).replace(/\$(?:\w+|\{\w+\})/g, "")}`.replace(/"/g, "");
  if (lead.endsWith("/") && rest !== "/") return undefined;
  return /^\/[\w*./]*$/.test(rest) ? rest : undefined;
}

const important =
  /^\/+(?:\*|(?:bin|boot|dev|etc|home|lib|lib64|media|mnt|opt|proc|root|run|sbin|srv|sys|tmp|usr|var)(?:\/\*?)?|(?:usr|var)\/(?:bin|lib|local|share|log|cache))?$/;
