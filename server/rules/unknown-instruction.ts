import { type Dockerfile, instructionNames } from "../model/dockerfile.ts";
import { type Edit, insert, replace } from "../text/edit.ts";
import { nearest } from "../text/nearest.ts";
import type { Fix, Rule } from "./rule.ts";

export const unknownInstruction: Rule = {
  id: "unknown-instruction",
  summary: "A line does not begin with a known instruction",
  category: "correctness",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: {
    hadolint: ["DL1000"],
    buildkit: ["build-error"],
    "dockerfile-utils": ["UNKNOWN_INSTRUCTION"],
    tally: ["tally/unknown-instruction"],
  },

  check: {
    dockerfile(file, context) {
      const { instructions } = file;
      for (const [i, { name, keyword, onbuild }] of instructions.entries()) {
        if (onbuild || instructionNames.has(name)) continue;
        const before = instructions[i - 1];
        const meant = nearest(name, instructionNames);
        // One lost backslash makes nonsense of all lines that follow; the first says it.
        if (!meant && before && !instructionNames.has(before.name)) continue;
        const fixes = meant
          ? [fix(`Change to ${meant}`, [replace(keyword.span, meant)])]
          : rejoin(context.text, file, i).map((edits) => fix(`Continue the line above with ${file.escape}`, edits));
        context.report({ at: keyword.span, message: `${keyword.value} is not a Dockerfile instruction.`, fixes });
      }
    },
  },
};

function fix(title: string, edits: readonly Edit[]): Fix {
  return { title, safety: "unsafe", edits };
}

/** Joins what is no instruction to the one above, and so on with the lines that follow; nothing where that one looks complete. */
function rejoin(text: string, { instructions, escape: continuation }: Dockerfile, first: number): Edit[][] {
  const edits: Edit[] = [];
  const cut = instructions[first - 1];
  for (let i = first; cut && i < instructions.length; i++) {
    const { name, keyword } = instructions[i]!;
    const { start, end } = instructions[i - 1]!.span;
    if (instructionNames.has(name) || !goesOn(cut.name, text.slice(start, end), keyword.value)) break;
    edits.push(insert(end, ` ${continuation}`));
  }
  return edits.length > 0 ? [edits] : [];
}

/**
 * Whether an instruction goes on behind one of its pieces: that ends where a shell command does not, or spans several lines itself, or
 * pairs follow pairs.
 */
function goesOn(instruction: string, piece: string, next: string): boolean {
  if (/^(?:ENV|LABEL|ARG)$/.test(instruction)) return /^[\w.-]+=/.test(next);
  return /\w/.test(next) && (/(?:&&|\|\|?|;)\s*$/.test(piece) || (instruction === "RUN" && /[\\`]\r?\n/.test(piece)));
}
