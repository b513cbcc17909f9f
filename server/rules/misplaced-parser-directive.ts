import { newlineOf, removeLines, startOfLine } from "../edit/lines.ts";
import type { Dockerfile } from "../model/dockerfile.ts";
import type { Comment } from "../model/node.ts";
import { insert, replace } from "../text/edit.ts";
import { nearest } from "../text/nearest.ts";
import type { Context, Fix, Rule } from "./rule.ts";

export const misplacedParserDirective: Rule = {
  id: "misplaced-parser-directive",
  summary: "A directive stands where the builder takes it for a comment",
  category: "correctness",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: {},

  check: {
    dockerfile(file, context) {
      for (const comment of file.comments) {
        const written = directiveIn(comment.text);
        if (!written) continue;
        const name = nearest(written.name, names) ?? written.name;
        const isKnown = names.includes(written.name);
        if (!isPlausible(name, written.value) || (name === "check" && isAboveInstruction(file, comment))) continue;
        if (name === "syntax" && isBehindShebang(file, comment, context.text)) continue;
        context.report({
          at: comment.span,
          message: isKnown
            ? `The directive ${written.name} has no effect here: only the first lines of the file can hold it.`
            : `${written.name} is no directive of the builder.`,
          fixes: fixes(file, comment, context, name, written),
        });
      }
    },
  },
};

const names = ["syntax", "escape", "check"];

interface Written {
  /** In lower case. */
  readonly name: string;
  readonly value: string;
}

function directiveIn(text: string): Written | undefined {
  const match = /^([a-z]{4,8})[ \t]*=[ \t]*(\S+)$/i.exec(text);
  return match ? { name: match[1]!.toLowerCase(), value: match[2]! } : undefined;
}

function isPlausible(name: string, value: string): boolean {
  if (name === "syntax") return /^(?:[\w.-]+(?::\d+)?\/)+dockerfile\S*$/.test(value);
  if (name === "escape") return value === "`" || value === "\\";
  return name === "check" && /^(?:skip|error|experimental)=/.test(value);
}

/** There `check` holds for the instruction. */
function isAboveInstruction({ instructions }: Dockerfile, { span }: Comment): boolean {
  return (instructions.at(-1)?.span.start ?? 0) > span.end;
}

/** The builder skips a first line that begins with `#!` when it looks for the syntax. */
function isBehindShebang({ directives }: Dockerfile, { span }: Comment, text: string): boolean {
  return directives.length === 0 && text.startsWith("#!") && text.lastIndexOf("\n", span.start - 1) === text.indexOf("\n");
}

function fixes({ directives }: Dockerfile, comment: Comment, { text }: Context, name: string, { value }: Written): Fix[] {
  if (directives.some((it) => it.name === name)) return [];
  const line = `# ${name}=${value}`;
  const last = directives.at(-1);
  const top = last ? text.indexOf("\n", last.span.end) + 1 : text.startsWith("\ufeff") ? 1 : 0;
  if (startOfLine(text, comment.span.start) === top)
    return [{ title: `Change to ${name} (it takes effect)`, safety: "unsafe", edits: [replace(comment.span, line)] }];
  return [
    {
      title: `Move ${name} to the top (it takes effect)`,
      safety: "unsafe",
      edits: [insert(top, line + newlineOf(text)), removeLines(text, comment.span)],
    },
  ];
}
