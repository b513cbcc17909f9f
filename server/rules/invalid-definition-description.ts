import { newlineOf, startOfLine } from "../edit/lines.ts";
import type { Instruction } from "../model/dockerfile.ts";
import type { Comment } from "../model/node.ts";
import { insert } from "../text/edit.ts";
import type { Rule } from "./rule.ts";

export const invalidDefinitionDescription: Rule = {
  id: "invalid-definition-description",
  summary: "The comment above a build argument or stage is no description of it",
  category: "maintainability",
  severity: "off",
  fixable: "safe",
  since: "0.1.0",
  also: { buildkit: ["InvalidDefinitionDescription"], tally: ["buildkit/InvalidDefinitionDescription"] },

  check: {
    dockerfile({ instructions, comments, directives }, { text, report }) {
      const isDirective = new Set(directives.map((it) => it.span.start));
      // BuildKit says it to those alone who ask for the check.
      const isAskedFor = directives.some(
        ({ name, value }) =>
          name === "check" && /(?:^|;)experimental=(?:[^;]*,)?(?:all|InvalidDefinitionDescription)(?=[,;\s]|$)/.test(value.value),
      );
      let next = 0;
      let end = 0;
      for (const instruction of instructions) {
        const { start } = instruction.span;
        let description: string | undefined;
        for (; next < comments.length && comments[next]!.span.start < start; next++) {
          const comment = comments[next]!;
          // What stands between the lines of an instruction belongs to none.
          if (comment.span.start >= end && !isDirective.has(comment.span.start)) description = readByBuilder(comment, text);
        }
        end = instruction.span.end;
        const names = namesOf(instruction);
        if (!description || names.length === 0 || names.some((it) => it.name === description!.split(" ", 1)[0])) continue;
        report({
          at: names[0]!.at,
          message: `The comment above does not begin with ${names.length > 1 ? `one of the names that ${instruction.name} sets` : names[0]!.name}, so the builder takes it for no description.`,
          ...(!isAskedFor && { also: { tally: ["buildkit/InvalidDefinitionDescription"] } }),
          fixes: [
            {
              title: "Part them with an empty comment",
              safety: "safe",
              edits: [insert(startOfLine(text, start), `#${newlineOf(text)}`)],
            },
          ],
        });
      }
    },
  },
};

/** A comment as the builder reads it, which takes away the first character of the line and not the `#`; empty for one that says nothing. */
function readByBuilder({ text, span }: Comment, file: string): string {
  return startOfLine(file, span.start) === span.start ? text : `# ${text}`;
}

function namesOf({ name, onbuild, words, stage, keyword }: Instruction) {
  if (onbuild) return [];
  // The builder keeps the names of stages in small letters.
  if (name === "FROM") return stage?.name ? [{ name: stage.name.value.toLowerCase(), at: stage.name.span }] : [];
  if (name !== "ARG") return [];
  return words.flatMap(({ value, span }) => {
    const [key = ""] = value.split("=", 1);
    return key === ""
      ? []
      : [{ name: key, at: span.start < span.end ? { start: span.start, end: Math.min(span.end, span.start + key.length) } : keyword.span }];
  });
}
