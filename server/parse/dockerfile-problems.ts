import { type Instruction, instructionNames } from "../model/dockerfile.ts";
import type { Problem } from "../model/node.ts";
import type { Span } from "../text/span.ts";
import { argumentProblem } from "./dockerfile-arguments.ts";
import { flagProblems } from "./dockerfile-flags.ts";
import { namingProblems, pairProblems } from "./dockerfile-names.ts";
import { problem } from "./problem.ts";
import type { Statement } from "./statement.ts";

/** The builder reads lines of fewer bytes than this. */
const longestLine = 65_536;

/** What the builder refuses of a whole file. */
export function fileProblems(text: string, instructions: readonly Instruction[], stages: number): Problem[] {
  const long = longLines(text);
  if (instructions.length === 0)
    return [...long, problem("empty-file", "The file has no instructions, so there is nothing to build.", lastLine(text))];
  const loose = instructions.find((it) => !it.stage && (it.onbuild || (it.name !== "FROM" && it.name !== "ARG")));
  if (loose) return [...long, ...misplaced(loose, stages)];
  if (stages > 0) return long;
  const last = instructions.at(-1)!;
  return [
    ...long,
    { ...problem("missing-from", "The file has no FROM, so there is no stage to build.", last.keyword.span), instruction: last },
  ];
}

/** The builder stops at the first one. One that it does not know is a problem already. */
function misplaced(instruction: Instruction, stages: number): Problem[] {
  const { name, keyword } = instruction;
  if (!instructionNames.has(name) && !instruction.onbuild) return [];
  const found =
    stages > 0
      ? problem("instruction-before-from", `${keyword.value} stands before the first FROM.`, keyword.span)
      : problem("missing-from", `${keyword.value} has no stage: the file has no FROM.`, keyword.span);
  return [{ ...found, instruction }];
}

/** What the builder refuses of an instruction. What a comment behind the arguments brings about is told as that. */
export function instructionProblems(statement: Statement): Problem[] {
  const found = ownProblems(statement);
  const { trailing, instruction } = statement;
  if (!trailing) return found;
  const caused = found.find((it) => it.span.end > trailing.start);
  if (!caused && instruction.name !== "EXPOSE") return found;
  const message = `The builder takes this comment for arguments of ${instruction.name}.`;
  const latent = caused ? caused.latent : instruction.onbuild || undefined;
  return [
    ...found.filter((it) => it.span.end <= trailing.start),
    { ...problem("trailing-comment", message, trailing), ...(latent && { latent }) },
  ];
}

/** What ONBUILD triggers the builder looks into when the other image is built. */
function ownProblems(statement: Statement): Problem[] {
  const { instruction, problems } = statement;
  const { name, keyword, onbuild } = instruction;
  if (!instructionNames.has(name)) {
    const message = `${keyword.value} is not a Dockerfile instruction.`;
    return onbuild
      ? [{ ...problem("onbuild-unknown-instruction", message, keyword.span, triggers), latent: true }]
      : [problem("unknown-instruction", message, keyword.span, [...instructionNames])];
  }
  if (onbuild && forbidden.has(name)) return [problem("onbuild-forbidden-trigger", `${name} cannot follow ONBUILD.`, keyword.span)];
  const pairs = (name === "ENV" || name === "LABEL") && problems.length === 0 ? pairProblems(statement) : [];
  const argument = problems.some((it) => it.code === "json-array-not-strings") ? undefined : argumentProblem(statement);
  const others = [...(argument ? [argument] : namingProblems(statement)), ...flagProblems(instruction)];
  return [...problems, ...pairs, ...(onbuild ? others.map((it): Problem => ({ ...it, latent: true })) : others)];
}

const forbidden: ReadonlySet<string> = new Set(["FROM", "MAINTAINER", "ONBUILD"]);
const triggers = [...instructionNames].filter((it) => !forbidden.has(it));

/** Only the first, since the builder reads no further. */
function longLines(text: string): Problem[] {
  // No character takes more than three bytes for each of its UTF-16 units.
  if (text.length * 3 < longestLine) return [];
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf("\n", start);
    const end = newline < 0 ? text.length : newline;
    if ((end - start) * 3 >= longestLine && new TextEncoder().encode(text.slice(start, end)).length >= longestLine) {
      const word = /\S+/y;
      word.lastIndex = start + /^\s*/.exec(text.slice(start, end))![0].length;
      const first = word.exec(text)?.[0].slice(0, 40) ?? "";
      const at = { start: word.lastIndex - first.length, end: word.lastIndex };
      return [problem("line-too-long", `The line has more than the ${longestLine - 1} bytes that the builder reads.`, at)];
    }
    start = end + 1;
  }
  return [];
}

function lastLine(text: string): Span {
  const end = text.trimEnd().length;
  return { start: end === 0 ? 0 : text.lastIndexOf("\n", end - 1) + 1, end };
}
