import type { Instruction } from "../model/dockerfile.ts";
import { insert, remove } from "../text/edit.ts";
import type { Fix, Rule } from "./rule.ts";

export const extraArgument: Rule = {
  id: "extra-argument",
  summary: "USER, WORKDIR or STOPSIGNAL has several words, which the builder takes for one",
  category: "correctness",
  severity: "warning",
  fixable: "safe",
  since: "0.1.0",
  also: { "dockerfile-utils": ["ARGUMENT_EXTRA"] },

  check: {
    instruction(instruction, { text, report }) {
      const { name, keyword, words, trailing } = instruction;
      const word = words[0];
      if (!word || trailing || (name !== "USER" && name !== "WORKDIR" && name !== "STOPSIGNAL")) return;
      const { start, end } = word.span;
      const second = secondWord(text.slice(start, end));
      if (second === undefined || /["']/.test(text[start - 1] ?? "")) return;
      // Folders of Windows have such names.
      if (name === "WORKDIR" && (instruction.stage?.windows || /program files/i.test(word.value))) return;
      report({
        at: { start: start + second, end },
        message: `${keyword.value} takes ${word.value.replace(/\s+/g, " ")} for one name.`,
        ...(name === "STOPSIGNAL" && { severity: "error" }),
        fixes: fixes(instruction, text, second),
      });
    },
  },
};

/** Where a second word begins, outside of quotes, escapes and braces. */
function secondWord(written: string): number | undefined {
  const joined = written.replace(/[\\`][ \t]*\r?\n/g, (it) => " ".repeat(it.length));
  if (joined.includes("\n") || !/\s/.test(joined)) return undefined;
  const plain = joined.replace(/"(?:[^"\\]|\\.)*"|'[^']*'|[\\`].|\$\{[^}]*\}/g, (it) => "x".repeat(it.length));
  const blanks = /\s+/.exec(plain);
  return blanks ? blanks.index + blanks[0].length : undefined;
}

function fixes({ name, words }: Instruction, text: string, second: number): Fix[] {
  const { start, end } = words[0]!.span;
  const written = text.slice(start, end);
  if (name === "WORKDIR")
    return /["'\\`$]/.test(written) ? [] : [{ title: "Quote the path", safety: "safe", edits: [insert(start, '"'), insert(end, '"')] }];
  const first = written.slice(0, second).trimEnd();
  return written.includes("\n")
    ? []
    : [{ title: `Keep only ${first}`, safety: "unsafe", edits: [remove({ start: start + first.length, end })] }];
}
