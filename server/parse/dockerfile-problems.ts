import type { Instruction } from "../model/dockerfile.ts";
import type { Problem } from "../model/node.ts";
import type { Span } from "../text/span.ts";
import type { Statement } from "./statement.ts";

/** What the builder refuses of a whole file. */
export function fileProblems(text: string, instructions: readonly Instruction[], stages: number): Problem[] {
  if (instructions.length === 0) return [problem("The file has no instructions, so there is nothing to build.", lastLine(text))];
  if (stages === 0) {
    // The builder names the first instruction that needs a stage; that one has its own problem.
    const outside = instructions.some((it) => it.name !== "ARG");
    return outside ? [] : [problem("The file has no FROM, so there is no stage to build.", instructions.at(-1)!.keyword.span)];
  }
  return [];
}

/** What the builder refuses of one instruction. */
export function instructionProblems({ instruction }: Statement, inStage: boolean): Problem[] {
  const { name, keyword } = instruction;
  if (!inStage && name !== "FROM" && name !== "ARG") return [problem(`${keyword.value} stands before the first FROM.`, keyword.span)];
  return [];
}

function lastLine(text: string): Span {
  const end = text.trimEnd().length;
  return { start: text.lastIndexOf("\n", Math.max(end - 1, 0)) + 1, end };
}

function problem(message: string, span: Span): Problem {
  return { kind: "problem", code: "syntax", message, span };
}
