import { jsonArray } from "../edit/array.ts";
import { baseHasShell } from "../judge/user.ts";
import type { Command } from "../model/command.ts";
import type { Rule } from "./rule.ts";

export const shellFormHealthcheck: Rule = {
  id: "shell-form-healthcheck",
  summary: "A health check runs through a shell",
  category: "lifecycle",
  severity: "off",
  fixable: "unsafe",
  since: "0.1.0",
  also: { hadolint: ["DL3025"], tally: ["hadolint/DL3025"] },

  check: {
    command(command, { model, report }) {
      const { place, form, stage, span, onbuild } = command;
      if (model.kind !== "dockerfile" || place !== "HEALTHCHECK" || form !== "shell" || onbuild) return;
      const words = wordsOf(command);
      const fails = stage !== undefined && baseHasShell(model, stage) === false;
      const first = command.calls[0]?.program.span ?? { start: span.start, end: span.start + 1 };
      report({
        at: first,
        message: fails
          ? "The health check needs a shell, and the image has none, so it always fails."
          : "The health check starts a shell each time.",
        ...(fails && { severity: "error" }),
        fixes: words
          ? [
              {
                title: "Run the program itself (its exit code counts as it is)",
                safety: "unsafe",
                edits: [{ span, newText: jsonArray(words) }],
              },
            ]
          : [],
      });
    },
  },
};

/** The words of a command that a shell does nothing else with than cut it up, but perhaps for `|| exit 1`. */
function wordsOf({ calls }: Command): string[] | undefined {
  const [call, exit, ...more] = calls;
  if (!call || more.length > 0 || call.wrappers.length + call.assignments.length + call.redirections.length > 0) return undefined;
  if (exit && (call.followedBy !== "||" || exit.name !== "exit" || exit.arguments[0]?.value !== "1")) return undefined;
  if (call.failure === "handled" && !exit) return undefined;
  const words = [call.program, ...call.arguments].map((it) => it.value);
  return words.every((it) => it !== undefined) ? (words as string[]) : undefined;
}
