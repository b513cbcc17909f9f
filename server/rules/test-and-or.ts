import type { Call, Word } from "../model/command.ts";
import { replace } from "../text/edit.ts";
import type { Rule } from "./rule.ts";

export const testAndOr: Rule = {
  id: "test-and-or",
  summary: "-a and -o join conditions within one test",
  category: "shell",
  severity: "info",
  fixable: "unsafe",
  since: "0.1.0",
  also: { hadolint: ["SC2166"], shellcheck: ["SC2166"], tally: ["shellcheck/SC2166"] },

  check: {
    command({ calls, form }, { text, report }) {
      for (const call of calls) {
        if ((call.name !== "[" && call.name !== "test") || form === "exec") continue;
        const joints = call.arguments.filter((it, i) => isJoint(it, i, call));
        const first = joints[0];
        if (!first) continue;
        report({
          at: first.span,
          message: `What ${call.name} makes of ${first.written} depends on the words beside it.`,
          fixes: canSplit(call, joints, text)
            ? [
                {
                  title: "Write tests of their own",
                  safety: "unsafe",
                  edits: joints.map((it) => {
                    const operator = it.written === "-a" ? "&&" : "||";
                    return replace(it.span, call.name === "[" ? `] ${operator} [` : `${operator} test`);
                  }),
                },
              ]
            : [],
        });
      }
    },
  },
};

/** Between two conditions; `-a file` in front of one asks for a file. */
function isJoint({ written }: Word, index: number, { arguments: words }: Call): boolean {
  return (written === "-a" || written === "-o") && index > 0 && index < words.length - 2 && !/^(?:!|\()$/.test(words[index - 1]!.written);
}

/** Whether several tests in the place of one mean the same. */
function canSplit(call: Call, joints: readonly Word[], text: string): boolean {
  if (call.negated || new Set(joints.map((it) => it.written)).size > 1 || call.redirections.length > 0) return false;
  if (call.arguments.some((it) => /^\\?[()]$|^!$/.test(it.written)) || joints.some((it) => it.span.end - it.span.start !== 2)) return false;
  return !/(?:&&|\|\||!|\|)(?:\s|\\\r?\n)*$/.test(text.slice(Math.max(0, call.span.start - 200), call.span.start));
}
