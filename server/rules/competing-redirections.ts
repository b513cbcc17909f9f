import type { Call, Redirection } from "../model/command.ts";
import type { Rule } from "./rule.ts";

export const competingRedirections: Rule = {
  id: "competing-redirections",
  summary: "Of two redirections, or a redirection and a pipe, one gets nothing",
  category: "shell",
  severity: "warning",
  fixable: "no",
  since: "0.1.0",
  also: {
    hadolint: ["SC2259", "SC2260", "SC2261"],
    shellcheck: ["SC2259", "SC2260", "SC2261"],
    tally: ["shellcheck/SC2259", "shellcheck/SC2260", "shellcheck/SC2261"],
  },

  check: {
    command({ calls, form }, { report }) {
      if (form === "exec") return;
      const fed = new Set(calls.map((it) => it.pipedInto));
      for (const call of calls) {
        if (call.redirections.length > most) continue;
        const outputs = call.redirections.filter((it) => toFile.test(it.operator) && it.target);
        const inputs = call.redirections.filter((it) => it.operator.startsWith("<") && it.operator !== "<&" && it.operator !== "<>");
        const [first, second] = sharing(outputs, call.redirections) ?? sharing(inputs, call.redirections) ?? [];
        if (first && second)
          report({
            at: first.span,
            message: `${call.name ?? "The program"} ${outputs.includes(first) ? "writes nothing to" : "reads nothing of"} ${nameOf(first)}, since ${nameOf(second)} comes later.`,
            also: alsoOf("SC2261"),
          });
        const taken = outputs.find((it) => it.descriptor === 1 && !/^\/dev\/(?:std|tty|fd)/.test(it.target?.value ?? ""));
        if (call.pipedInto && taken && !movesOutput(call))
          report({
            at: taken.span,
            message: `What ${call.name ?? "the program"} prints goes to ${nameOf(taken)}, and nothing goes through the pipe.`,
            also: alsoOf("SC2260"),
          });
        const given = inputs.find((it) => it.descriptor === 0 && !/^\/dev\/(?:std|tty|fd)/.test(it.target?.value ?? ""));
        if (fed.has(call) && given)
          report({
            at: given.span,
            message: `${call.name ?? "The program"} reads ${nameOf(given)}, and nothing of what the pipe brings.`,
            also: alsoOf("SC2259"),
          });
      }
    },
  },
};

/** Nobody writes more on one command. */
const most = 50;
const toFile = /^(?:>|>>|>\||&>|&>>)$/;

/** Two redirections of the same stream to different files. */
function sharing(redirections: readonly Redirection[], all: readonly Redirection[]): [Redirection, Redirection] | undefined {
  const seen = new Map<number, Redirection>();
  for (const it of redirections) {
    const other = it.descriptor === undefined ? undefined : seen.get(it.descriptor);
    if (other && it.target?.written !== other.target?.written && !isCopied(other, all)) return [other, it];
    if (it.descriptor !== undefined) seen.set(it.descriptor, it);
  }
  return undefined;
}

/** Whether another stream goes on to where a redirection leads: `> a 2>&1 > b`. */
function isCopied(it: Redirection, all: readonly Redirection[]): boolean {
  return all.some(
    (other) => /^[<>]&$/.test(other.operator) && other.span.start > it.span.start && other.target?.value === String(it.descriptor),
  );
}

/** Whether another stream goes where the output went. */
function movesOutput({ redirections }: Call): boolean {
  return redirections.some((it) => it.operator === ">&" && it.target?.value === "1");
}

function nameOf({ operator, target }: Redirection): string {
  return operator === "<<<" ? "the text behind <<<" : (target?.written ?? "the heredoc");
}

function alsoOf(code: string) {
  return { hadolint: [code], shellcheck: [code], tally: [`shellcheck/${code}`] };
}
