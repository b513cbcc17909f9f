import { isPlain } from "../judge/shell.ts";
import type { Call, Word } from "../model/command.ts";
import type { Rule } from "./rule.ts";

export const constantTest: Rule = {
  id: "constant-test",
  summary: "A test compares two texts that never change",
  category: "shell",
  severity: "warning",
  fixable: "no",
  since: "0.1.0",
  also: {
    hadolint: ["SC2050", "SC2078", "SC2081"],
    shellcheck: ["SC2050", "SC2078", "SC2081"],
    tally: ["shellcheck/SC2050", "shellcheck/SC2078", "shellcheck/SC2081"],
  },

  check: {
    command({ calls, form }, { report }) {
      if (form === "exec") return;
      for (const call of calls.filter(isPlain)) {
        const words = operands(call);
        if (words.length === 1 && isText(words[0]!) && call.name === "[")
          report({ at: words[0]!.span, message: `${words[0]!.written} is a text and always true.`, also: alsoOf("SC2078") });
        const [left, operator, right] = words;
        if (words.length !== 3 || !/^(?:={1,2}|!=|-(?:eq|ne|lt|le|gt|ge))$/.test(operator!.written)) continue;
        if (isText(left!) && isText(right!))
          report({
            at: { start: left!.span.start, end: right!.span.end },
            message: `${left!.written} and ${right!.written} are texts, so that the test has the same result every time.`,
            also: alsoOf("SC2050"),
          });
        else if (/^={1,2}$|^!=$/.test(operator!.written) && /^[^"'\\]*[*?]/.test(right!.written) && right!.value === right!.written)
          report({
            at: right!.span,
            message: `${call.name} compares with the names of files that match ${right!.written}, not with the pattern.`,
            also: alsoOf("SC2081"),
          });
      }
    },
  },
};

/** What stands between the brackets, without a ! in front. */
function operands({ name, arguments: words }: Call): readonly Word[] {
  if (name !== "[" && name !== "test") return [];
  if (name === "[" && words.at(-1)?.written !== "]") return [];
  const inner = name === "[" ? words.slice(0, -1) : words;
  return inner[0]?.written === "!" ? inner.slice(1) : inner;
}

function isText({ value, written, span }: Word): boolean {
  return value !== undefined && value !== "" && written.length === span.end - span.start && !/^[^"'\\]*[*?[{~]/.test(written);
}

function alsoOf(code: string) {
  return { hadolint: [code], shellcheck: [code], tally: [`shellcheck/${code}`] };
}
