import { insertBefore } from "../edit/dockerfile.ts";
import { globalArg, namesIn, predefined, setterOf } from "../judge/scope.ts";
import { nearest } from "../text/nearest.ts";
import type { Fix, Rule } from "./rule.ts";

export const undefinedVariable: Rule = {
  id: "undefined-variable",
  summary: "An instruction uses a variable that nothing sets",
  category: "correctness",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: { buildkit: ["UndefinedVar"], tally: ["buildkit/UndefinedVar"] },

  check: {
    instruction(instruction, { model, text, report }) {
      const { name: instructionName, onbuild, references, stage, keyword, words, span } = instruction;
      if (model.kind !== "dockerfile" || !stage || onbuild || references.length === 0) return;
      // The builder takes a port that is not there for none, and other rules judge FROM.
      if (instructionName === "FROM" || instructionName === "EXPOSE") return;
      const seen = new Set<string>();
      for (const { name, nameSpan, operator, outer, word } of references) {
        // A script has arguments, the builder has none.
        const isParameter = !/^[\p{L}_]/u.test(name);
        const { by } = isParameter ? ({ by: "nothing" } as const) : setterOf(model, stage, name, span.start);
        if (by === "file" || name === "PATH") continue;
        /** Once for each word, and from the instruction on, as BuildKit has it. */
        const sayToBuildKit = (message: string): void => {
          if (seen.has(`${word} ${name}`)) return;
          seen.add(`${word} ${name}`);
          report({ at: { start: keyword.span.start, end: nameSpan.end }, message, severity: "off" });
        };
        // The values of one ARG see those before them.
        if (instructionName === "ARG" && words.some((it) => it.span.end <= nameSpan.start && it.value.startsWith(`${name}=`))) continue;
        // Set in the same ENV, it is the matter of another rule.
        if (instructionName === "ENV" && words.some((it) => it.span.end <= nameSpan.start && it.value.startsWith(`${name}=`))) {
          sayToBuildKit(`${name} is not set before this ENV.`);
          continue;
        }
        // A base that nobody knows may set it, and what has a default needs nobody to.
        const harmless = operator !== "" || outer !== undefined || by === "unknown" || by === "image";
        const global = globalArg(model, name) !== undefined;
        if (harmless && !global) {
          sayToBuildKit(`${name} is set by the base image, if by anything.`);
          continue;
        }
        if (seen.has(`${word} ${name}`)) continue;
        seen.add(`${word} ${name}`);
        if (seen.has(name)) {
          const message = `Nothing sets ${isParameter ? "$" : ""}${name} here either.`;
          report({ at: nameSpan, message, severity: "off", elsewhere: keyword.span });
          continue;
        }
        seen.add(name);
        const isKnown = global || predefined.has(name);
        const near = isKnown || isParameter ? undefined : nearest(name, namesIn(model, stage));
        report({
          at: nameSpan,
          message: global
            ? `${name} is set before FROM and not known in this stage, so it is empty.`
            : predefined.has(name)
              ? `${name} is not known in this stage without ARG, so it is empty.`
              : isParameter
                ? `Nothing can set $${name} here, so it is empty.`
                : `Nothing sets ${name}, so it is empty.`,
          ...(operator !== "" && { severity: "info" }),
          elsewhere: keyword.span,
          fixes: fixes(
            isKnown
              ? { title: `Let the stage know it with ARG ${name}`, edits: [insertBefore(text, instruction, `ARG ${name}`)] }
              : undefined,
            near === undefined ? undefined : { title: `Write ${near}`, edits: [{ span: nameSpan, newText: near }] },
          ),
        });
      }
    },
  },
};

function fixes(...found: readonly (Pick<Fix, "title" | "edits"> | undefined)[]): Fix[] {
  return found.flatMap((it) => (it ? [{ ...it, safety: "unsafe" as const }] : []));
}
