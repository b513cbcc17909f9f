import type { Problem } from "../model/node.ts";
import { problem } from "./problem.ts";
import type { Statement } from "./statement.ts";
import { isPair } from "./words.ts";

/** Names that are missing or that the builder does not take. */
export function namingProblems({ instruction, source, regions }: Statement): Problem[] {
  const { name, words } = instruction;
  const stageName = name === "FROM" ? regions[2] : undefined;
  if (stageName) return stageProblems(source.text.slice(stageName.start, stageName.end), words[2]!.span);
  if (name !== "ARG" && name !== "ENV" && name !== "LABEL") return [];
  // Of the old form `ENV name value`, only the name.
  const named = name === "ARG" || isPair(source.text, regions[0]) ? regions : regions.slice(0, 1);
  return named.flatMap(({ start, end }) => {
    if (source.text[start] !== "=") return [];
    const message = `${source.text.slice(start, end)} has no name before its =.`;
    return [problem("blank-variable-name", message, source.span(start, end))];
  });
}

/** Pairs of ENV and LABEL without `=`; the old form `ENV name value` is none. */
export function pairProblems({ instruction: { name, words }, source, regions }: Statement): Problem[] {
  if (regions.length > 0 && !isPair(source.text, regions[0])) {
    if (regions.length > 1) return [];
    return [problem("env-without-value", `${name} gives ${words[0]!.value} no value.`, words[0]!.span)];
  }
  const at = regions.findIndex((it) => !isPair(source.text, it));
  if (at < 0) return [];
  return [problem("env-missing-equals", `${words[at]!.value} in ${name} has no = with a value.`, words[at]!.span)];
}

function stageProblems(written: string, span: Problem["span"]): Problem[] {
  if (!/^[a-z]/i.test(written)) return [problem("invalid-stage-name", `The stage name ${written} does not begin with a letter.`, span)];
  const wrong = /[^a-z0-9-_.]/i.exec(written);
  return wrong ? [problem("invalid-stage-name", `The stage name ${written} has the character ${wrong[0]}.`, span)] : [];
}
