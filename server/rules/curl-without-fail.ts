import { addLetter } from "../edit/option.ts";
import { downloadedFile, hasOption, keeps, mayHaveMoreOptions, verifies } from "../judge/download.ts";
import { refusesBadInput } from "../judge/pipefail.ts";
import { baseName } from "../judge/unpack.ts";
import { type Call, type Command, takesOutput, textOf } from "../model/command.ts";
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
      if (command.place !== "RUN" || !command.calls.some((it) => it.name === "curl")) return;
      const ends = endsOf(command);
      for (const call of command.calls) {
        if (call.name !== "curl" || !isUsed(call) || stopsAtErrors(call) || mayHaveMoreOptions(call) || isLookedAt(call, ends)) continue;
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

/** Where a step ends because of a file that is no such file: up to which offset a checksum is compared, and files of a name are opened. */
interface Ends {
  readonly compared: number;
  readonly opened: ReadonlyMap<string, number>;
}

function endsOf({ calls }: Command): Ends {
  const opened = new Map<string, number>();
  let compared = -1;
  for (const call of calls) {
    if (call.failure !== "ends") continue;
    if (verifies(call)) compared = call.span.start;
    if (refusesBadInput(call)) for (const word of call.arguments) opened.set(baseName(textOf(word)), call.span.start);
  }
  return { compared, opened };
}

function isLookedAt(call: Call, { compared, opened }: Ends): boolean {
  const path = downloadedFile(call)?.path;
  return Math.max(compared, path === undefined ? -1 : (opened.get(baseName(path)) ?? -1)) > call.span.end;
}

function isNull(target: string | undefined): boolean {
  return target === undefined || target === "/dev/null";
}

/** Whether an error ends curl, or the answer is looked at in another way. */
function stopsAtErrors(call: Call): boolean {
  return hasOption(call, "fIwKV", "fail", "fail-with-body", "head", "write-out", "config", "version");
}
