import type { Problem, ProblemCode } from "../model/node.ts";
import { problem } from "./problem.ts";
import type { Statement } from "./statement.ts";

/** What is wrong with the number or the form of an instruction's arguments. */
export function argumentProblem(statement: Statement): Problem | undefined {
  const { instruction, strings, regions, source, marks } = statement;
  const { name, words, keyword } = instruction;
  const count = words.length;
  const at = (code: ProblemCode, message: string): Problem => problem(code, message, keyword.span);
  switch (name) {
    case "FROM":
      return count === 0 ? at("missing-argument", "FROM names no image.") : fromProblem(statement);
    case "COPY":
    case "ADD": {
      if (count === 0) return at("missing-argument", `${name} has no arguments.`);
      if (count === 1) return at("missing-destination", `${name} has a source but no destination.`);
      const last = regions.at(-1)!;
      return marks.some((it) => it.start === last.start)
        ? problem("heredoc-as-destination", `${name} has a heredoc as its destination.`, source.span(last.start, last.end))
        : undefined;
    }
    case "SHELL":
      if (count === 0) return at("missing-argument", "SHELL has no arguments.");
      return strings ? undefined : problem("shell-not-json", "SHELL is not a JSON array of strings.", firstLine(statement));
    case "HEALTHCHECK":
      return healthcheckProblem(statement);
    case "RUN":
      return strings?.length === 0 ? at("missing-argument", "RUN has an empty array as its command.") : undefined;
    case "VOLUME": {
      const empty = strings?.find((it) => it.value.trim() === "");
      if (empty) return problem("empty-volume", "VOLUME has an empty path.", source.span(empty.start, empty.end));
      if (strings && count === 0) return at("empty-volume", "VOLUME has an empty array.");
      const blank = words.findIndex((it) => it.meaning === "");
      const region = regions[blank];
      if (region) {
        const { value } = words[blank]!;
        const message = value === "" ? "VOLUME has an empty path." : `VOLUME has ${value} for a path, which is empty.`;
        return problem("empty-volume", message, source.span(region.start, region.end));
      }
    }
  }
  return takesArguments.has(name) && count === 0 && source.text !== "" ? at("missing-argument", `${name} has no arguments.`) : undefined;
}

const takesArguments: ReadonlySet<string> = new Set("ARG ENV EXPOSE LABEL MAINTAINER ONBUILD STOPSIGNAL USER VOLUME WORKDIR".split(" "));

function fromProblem({ instruction: { words } }: Statement): Problem | undefined {
  if (words.length === 1 || (words.length === 3 && words[1]!.value.toUpperCase() === "AS")) return undefined;
  const second = words[1]!;
  const wrong = second.value.toUpperCase() === "AS" ? words[3] : second;
  return wrong
    ? problem("from-argument-count", `FROM has ${wrong.value} after the image, where only AS and a name can follow.`, wrong.span, ["AS"])
    : problem("from-argument-count", "FROM has AS without a name.", second.span);
}

function healthcheckProblem({ instruction: { words, keyword } }: Statement): Problem | undefined {
  const [type, argument] = words;
  const at = (message: string, span = type?.span ?? keyword.span): Problem =>
    problem("invalid-healthcheck", message, span, ["CMD", "NONE"]);
  if (!type) return problem("missing-argument", "HEALTHCHECK has neither CMD nor NONE.", keyword.span);
  const name = type.value.toUpperCase();
  if (name === "NONE") return argument && at("HEALTHCHECK NONE has arguments.", argument.span);
  if (name !== "CMD") return at(`HEALTHCHECK begins with ${type.value}, which is neither CMD nor NONE.`);
  return argument ? undefined : at("HEALTHCHECK CMD has no command.");
}

/** The arguments as far as they stand on the keyword's line. */
function firstLine({ source, rest, instruction }: Statement): Problem["span"] {
  const { start, end } = source.span(rest, source.text.length);
  const newline = source.file.indexOf("\n", start);
  const first = instruction.words[0]!.span;
  return newline < 0 || newline >= end ? { start, end } : first;
}
