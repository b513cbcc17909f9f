import { addLetter } from "../edit/option.ts";
import { hasOption, keeps, mayHaveMoreOptions } from "../judge/download.ts";
import { refusesBadInput } from "../judge/pipefail.ts";
import { type Call, takesOutput } from "../model/command.ts";
import type { Rule } from "./rule.ts";

export const curlWithoutFail: Rule = {
  id: "curl-without-fail",
  summary: "curl saves the server's error page as if it were the file",
  category: "correctness",
  severity: "info",
  fixable: "unsafe",
  since: "0.1.0",
  also: {},

  check: {
    command(command, { report }) {
      if (command.place !== "RUN") return;
      for (const call of command.calls) {
        if (call.name !== "curl" || !isUsed(call) || stopsAtErrors(call) || mayHaveMoreOptions(call)) continue;
        report({
          at: call.program.span,
          message: "curl takes a page that says 404 for the file, and the step goes on.",
          fixes: [
            {
              title: "Call curl with -f (the build stops where the server answers with an error)",
              safety: "unsafe",
              edits: [addLetter(command, call, "f")],
            },
          ],
        });
      }
    },
  },
};

/** Whether what curl prints becomes a file or another program's input. */
function isUsed(call: Call): boolean {
  return (
    keeps(call) ||
    (call.pipedInto !== undefined && !refusesBadInput(call.pipedInto)) ||
    call.redirections.some((it) => takesOutput(it) && !isNull(it.target?.value))
  );
}

function isNull(target: string | undefined): boolean {
  return target === undefined || target === "/dev/null";
}

/** Whether an error ends curl, or the answer is looked at in another way. */
function stopsAtErrors(call: Call): boolean {
  return hasOption(call, "fIwKV", "fail", "fail-with-body", "head", "write-out", "config", "version");
}
