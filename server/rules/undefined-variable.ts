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
        const { by } = setterOf(model, stage, name, span.start);
        if (by === "file" || name === "PATH") continue;
        // Set in the same ENV, it is the matter of another rule.
        if (instructionName === "ENV" && words.some((it) => it.span.end <= nameSpan.start && it.value.startsWith(`${name}=`))) continue;
        // A base that nobody knows may set it, and what has a default needs nobody to.
        const harmless = operator !== "" || outer !== undefined || by === "unknown" || by === "image";
        const global = globalArg(model, name) !== undefined;
        if (harmless && !global) {
          // Once for each word, and from the instruction on, as BuildKit has it.
          if (seen.has(`${word} ${name}`)) continue;
          seen.add(`${word} ${name}`);
          const at = { start: keyword.span.start, end: nameSpan.end };
          report({ at, message: `${name} is set by the base image, if by anything.`, severity: "off" });
          continue;
        }
        if (seen.has(name)) continue;
        seen.add(name);
        const isKnown = global || predefined.has(name);
        const near = isKnown ? undefined : nearest(name, namesIn(model, stage));
        report({
          at: nameSpan,
          message: global
            ? `${name} is set before FROM and not known in this stage, so it is empty.`
            : predefined.has(name)
              ? `${name} is not known in this stage without ARG, so it is empty.`
              : `Nothing sets ${name}, so it is empty.`,
          ...(operator !== "" && { severity: "info" }),
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
