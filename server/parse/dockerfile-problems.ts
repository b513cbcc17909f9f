import { type Instruction, instructionNames } from "../model/dockerfile.ts";
import type { Problem } from "../model/node.ts";
import type { Span, Spanned } from "../text/span.ts";
import { flagProblems } from "./dockerfile-flags.ts";
import type { Statement } from "./statement.ts";

/** What the builder refuses of a whole file. */
export function fileProblems(text: string, instructions: readonly Instruction[], stages: number): Problem[] {
  if (instructions.length === 0)
    return [problem({ value: "The file has no instructions, so there is nothing to build.", span: lastLine(text) })];
  const loose = instructions.find((it) => !it.stage && (it.onbuild || (it.name !== "FROM" && it.name !== "ARG")));
  if (loose) return misplaced(loose, stages);
  if (stages > 0) return [];
  return [problem({ value: "The file has no FROM, so there is no stage to build.", span: instructions.at(-1)!.keyword.span })];
}

/** The builder stops at the first one. One that it does not know is a problem already. */
function misplaced({ name, keyword }: Instruction, stages: number): Problem[] {
  if (!instructionNames.has(name)) return [];
  const value = stages > 0 ? `${keyword.value} stands before the first FROM.` : `${keyword.value} has no stage: the file has no FROM.`;
  return [problem({ value, span: keyword.span })];
}

/** What the builder refuses of an instruction beside its syntax. It does not look into what ONBUILD triggers. */
export function instructionProblems(statement: Statement): Problem[] {
  const { instruction } = statement;
  const { name, keyword, onbuild } = instruction;
  if (!instructionNames.has(name))
    return [
      { kind: "problem", code: "unknown-instruction", message: `${keyword.value} is not a Dockerfile instruction.`, span: keyword.span },
    ];
  const found: Spanned[] = [];
  if ((name === "ENV" || name === "LABEL") && statement.problems.length === 0) found.push(...pairProblems(statement));
  if (onbuild) {
    if (name === "FROM" || name === "MAINTAINER" || name === "ONBUILD")
      found.push({ value: `${name} cannot follow ONBUILD.`, span: keyword.span });
  } else {
    const message = argumentProblem(statement);
    if (message) found.push({ value: message, span: keyword.span });
    else found.push(...namingProblems(statement));
    found.push(...flagProblems(instruction));
  }
  return found.map(problem);
}

/** What is wrong with the number or the form of the arguments. */
function argumentProblem({ instruction, strings, regions, source, marks }: Statement): string | undefined {
  const { name, words } = instruction;
  const count = words.length;
  switch (name) {
    case "FROM":
      if (count === 1 || (count === 3 && words[1]!.value.toUpperCase() === "AS")) return undefined;
      return count === 0 ? "FROM names no image." : "FROM has more after the image than AS and a name.";
    case "COPY":
    case "ADD":
      if (count < 2) return count === 0 ? `${name} has no arguments.` : `${name} has a source but no destination.`;
      return marks.some((it) => it.start === regions.at(-1)!.start) ? `${name} has a heredoc as its destination.` : undefined;
    case "SHELL":
      return count === 0 ? "SHELL has no arguments." : strings ? undefined : "SHELL is not a JSON array of strings.";
    case "HEALTHCHECK": {
      const type = words[0]?.value.toUpperCase();
      if (type === "NONE") return count > 1 ? "HEALTHCHECK NONE has arguments." : undefined;
      if (type === "CMD") return count < 2 ? "HEALTHCHECK CMD has no command." : undefined;
      return type === undefined
        ? "HEALTHCHECK has neither CMD nor NONE."
        : `HEALTHCHECK begins with ${words[0]!.value}, which is neither CMD nor NONE.`;
    }
    case "RUN":
      return strings?.length === 0 ? "RUN has an empty array as its command." : undefined;
    case "VOLUME":
      if (strings?.some((it) => it.value.trim() === "")) return "VOLUME has an empty path.";
      break;
    case "CMD":
    case "ENTRYPOINT":
      return undefined;
  }
  const takesArguments = /^(?:ARG|ENV|EXPOSE|LABEL|MAINTAINER|ONBUILD|STOPSIGNAL|USER|VOLUME|WORKDIR)$/.test(name);
  return takesArguments && count === 0 && source.text !== "" ? `${name} has no arguments.` : undefined;
}

/** Names that are missing or that the builder does not take. */
function namingProblems({ instruction, source, regions }: Statement): Spanned[] {
  const { name, words } = instruction;
  const stageName = name === "FROM" ? regions[2] : undefined;
  if (stageName) {
    const written = source.text.slice(stageName.start, stageName.end);
    if (!/^[a-z]/i.test(written)) return [{ value: `The stage name ${written} does not begin with a letter.`, span: words[2]!.span }];
    const wrong = /[^a-z0-9-_.]/i.exec(written);
    return wrong ? [{ value: `The stage name ${written} has the character ${wrong[0]}.`, span: words[2]!.span }] : [];
  }
  if (name !== "ARG" && name !== "ENV" && name !== "LABEL") return [];
  // Of the old form `ENV name value`, only the name.
  const named = source.text.slice(regions[0]?.start, regions[0]?.end).includes("=") || name === "ARG" ? regions : regions.slice(0, 1);
  return named.flatMap(({ start, end }) =>
    source.text[start] === "="
      ? [{ value: `${source.text.slice(start, end)} has no name before its =.`, span: source.span(start, end) }]
      : [],
  );
}

/** Pairs of ENV and LABEL without `=`; the old form `ENV name value` is none. */
function pairProblems({ instruction: { name, words }, source, regions }: Statement): Spanned[] {
  const isPair = regions.map(({ start, end }) => source.text.slice(start, end).includes("="));
  if (isPair[0] === false)
    return regions.length === 1 ? [{ value: `${name} gives ${words[0]!.value} no value.`, span: words[0]!.span }] : [];
  const at = isPair.indexOf(false);
  return at < 0 ? [] : [{ value: `${words[at]!.value} in ${name} has no = with a value.`, span: words[at]!.span }];
}

function lastLine(text: string): Span {
  const end = text.trimEnd().length;
  return { start: end === 0 ? 0 : text.lastIndexOf("\n", end - 1) + 1, end };
}

function problem({ value, span }: Spanned): Problem {
  return { kind: "problem", code: "syntax", message: value, span };
}
