import { instructionOf } from "../model/step.ts";
import type { Span } from "../text/span.ts";
import type { Rule } from "./rule.ts";

export const shellSyntaxError: Rule = {
  id: "shell-syntax-error",
  summary: "The shell cannot read a script",
  category: "shell",
  severity: "error",
  fixable: "no",
  since: "0.1.0",
  also: {
    hadolint: ["SC1010", "SC1046", "SC1047", "SC1065", "SC1070", "SC1072", "SC1073", "SC1088", "SC1133"],
    shellcheck: ["SC1010", "SC1046", "SC1047", "SC1065", "SC1070", "SC1072", "SC1073", "SC1088", "SC1133"],
    tally: [
      "shellcheck/SC1010",
      "shellcheck/SC1046",
      "shellcheck/SC1047",
      "shellcheck/SC1065",
      "shellcheck/SC1070",
      "shellcheck/SC1072",
      "shellcheck/SC1073",
      "shellcheck/SC1088",
      "shellcheck/SC1133",
    ],
  },

  check: {
    command(command, { model, text, report }) {
      // One mistake is behind all that the shell misses later.
      const problem = command.script.problems.find((it) => !it.message.startsWith("maximum"));
      if (!problem || model.kind !== "dockerfile") return;
      // A heredoc that goes on to the end leaves open what it stands in.
      if (command.script.heredocs.some((it) => it.likelyEnd)) return;
      // What was meant as an array and is none is another's matter.
      if (instructionOf(model, command)?.array) return;
      report({ at: placeOf(problem.span, text), message: messageOf(problem.message) });
    },
  },
};

/** The word at a place, or the last character before it where nothing stands there. */
function placeOf({ start }: Span, text: string): Span {
  const word = /^[^\s;&|()<>"'`\\]+|^(?:&&|\|\||;;|[;&|()<>"'`])/.exec(text.slice(start, start + 40));
  if (word) return { start, end: start + word[0].length };
  let end = start;
  while (end > 1 && /[\s\\]/.test(text[end - 1]!)) end--;
  return { start: end - 1, end };
}

function messageOf(message: string): string {
  const words = Array.from(message.matchAll(/'([^']*)'/g), (it) => it[1]!);
  if (/^expected '.*' to close/.test(message))
    return `The shell misses ${words[0]} for ${message.slice(message.indexOf("close") + 6).replaceAll("'", "")}.`;
  if (message.startsWith("expected command after")) return `The shell misses a command behind ${words[0]}.`;
  if (/^expected '/.test(message)) return `The shell misses ${words[0]} before this.`;
  if (message.startsWith("expected redirect target")) return "The shell misses the file of a redirection.";
  if (message.startsWith("unexpected token"))
    return `The shell does not expect ${words[0] === "newline" ? "the end of the line" : words[0]} here.`;
  if (message.startsWith("unterminated")) return `The shell misses the end of a ${message.slice(13)}.`;
  return `The shell cannot read the script: ${message}.`;
}
