import type { Instruction } from "../model/dockerfile.ts";
import type { Problem } from "../model/node.ts";
import type { Span, Spanned } from "../text/span.ts";
import { flagProblems } from "./dockerfile-flags.ts";
import type { Statement } from "./statement.ts";

/** What the builder refuses of a whole file. */
export function fileProblems(text: string, instructions: readonly Instruction[], stages: number): Problem[] {
  if (instructions.length === 0)
    return [problem({ value: "The file has no instructions, so there is nothing to build.", span: lastLine(text) })];
  // Any other instruction has its own problem.
  if (stages > 0 || instructions.some((it) => it.name !== "ARG")) return [];
  return [problem({ value: "The file has no FROM, so there is no stage to build.", span: instructions.at(-1)!.keyword.span })];
}

/** What the builder refuses of an instruction beside its syntax. It does not look into what ONBUILD triggers. */
export function instructionProblems(statement: Statement, inStage: boolean): Problem[] {
  const { instruction } = statement;
  const { name, keyword, onbuild } = instruction;
  const found: Spanned[] = [];
  if (!inStage && (onbuild || (name !== "FROM" && name !== "ARG")))
    found.push({ value: `${keyword.value} stands before the first FROM.`, span: keyword.span });
  if ((name === "ENV" || name === "LABEL") && statement.problems.length === 0) found.push(...pairProblems(statement));
  if (onbuild) {
    if (name === "FROM" || name === "MAINTAINER" || name === "ONBUILD")
      found.push({ value: `${name} cannot stand behind ONBUILD.`, span: keyword.span });
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
      return count === 0 ? "FROM names no image." : "FROM has more behind the image than AS and a name.";
    case "COPY":
    case "ADD":
      if (count < 2) return count === 0 ? `${name} has no arguments.` : `${name} has a source but no destination.`;
      return marks.some((it) => it.start === regions.at(-1)!.start) ? `${name} has a heredoc for its destination.` : undefined;
    case "SHELL":
      return count === 0 ? "SHELL has no arguments." : strings ? undefined : "SHELL is no JSON array of strings.";
    case "HEALTHCHECK": {
      const type = words[0]?.value.toUpperCase();
      if (type === "NONE") return count > 1 ? "HEALTHCHECK NONE has arguments." : undefined;
      if (type === "CMD") return count < 2 ? "HEALTHCHECK CMD has no command." : undefined;
      return type === undefined
        ? "HEALTHCHECK has neither CMD nor NONE."
        : `HEALTHCHECK begins with ${words[0]!.value}, which is neither CMD nor NONE.`;
    }
    case "RUN":
      return strings?.length === 0 ? "RUN has an empty array for its command." : undefined;
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
  return at < 0 ? [] : [{ value: `${words[at]!.value} in ${name} has no = and value.`, span: words[at]!.span }];
}

function lastLine(text: string): Span {
  const end = text.trimEnd().length;
  return { start: end === 0 ? 0 : text.lastIndexOf("\n", end - 1) + 1, end };
}

function problem({ value, span }: Spanned): Problem {
  return { kind: "problem", code: "syntax", message: value, span };
}
