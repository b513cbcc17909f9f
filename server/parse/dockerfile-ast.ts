import ast from "dockerfile-ast";
import type { Comment } from "../model/node.ts";
import { LineIndex } from "../text/line-index.ts";
import type { Span } from "../text/span.ts";

// The package is CommonJS whose names Node's loader cannot see.
const { DockerfileParser } = ast;

/** Where the instructions of a Dockerfile begin, and its comments. Lines of heredocs are taken for instructions: only their reader knows better. */
export interface Outline {
  readonly starts: readonly number[];
  readonly comments: readonly Comment[];
}

export function outline(text: string, escapeChar: "\\" | "`"): Outline {
  const plain = withoutTraps(text, escapeChar);
  const index = new LineIndex(plain);
  const file = DockerfileParser.parse(plain);
  const comments = file.getComments().map((it) => {
    const span = trimmedEnd(text, { start: index.offset(it.getRange().start), end: index.offset(it.getRange().end) });
    return { text: text.slice(span.start + 1, span.end).trim(), span, alone: true };
  });
  return { starts: file.getInstructions().map((it) => index.offset(it.getRange().start)), comments };
}

/**
 * A text of the same length and lines, in which dockerfile-ast finds the instructions that the builder finds. It
 * - sees heredocs where the builder sees none, and misses others: it gets no `<<`;
 * - cuts the arguments of all keywords that it knows, which is most of its work, and looks through all stages for each comment: it
 *   gets keywords that it does not know;
 * - takes an escaped escape character at the end of a line for a continuation, and is led astray by one before blanks: it gets only true ones;
 * - reads directives other than the builder does, at the cost of a line squared: it gets none, and `\` for the escape character;
 * - ends lines at a lone CR, and does not know all blanks: it gets spaces.
 */
function withoutTraps(text: string, escapeChar: "\\" | "`"): string {
  const heading = /^(?:[^\S\n]*#[^\n]*(?:\n|$))*/.exec(text)![0];
  const restOfLine = /[ \t]*\r*(?:\n|$)/y;
  const harmless = heading.replace(/(#)([^\n]*)/g, (_, mark: string, comment: string) => mark + comment.replace(/[#=]/g, "-"));
  return (harmless + text.slice(heading.length))
    .replaceAll("<<", "xx")
    .replace(/^([ \t]*)[a-z]+(?=[ \t])/gim, (keyword, blanks: string) => blanks + "x".repeat(keyword.length - blanks.length))
    .replace(escapeChar === "\\" ? /\\+/g : /[\\`]+/g, (run, offset: number) => {
      restOfLine.lastIndex = offset + run.length;
      return run.endsWith(escapeChar) && run.at(-2) !== escapeChar && restOfLine.test(text)
        ? `${"x".repeat(run.length - 1)}\\`
        : "x".repeat(run.length);
    })
    .replace(/\r(?!\n)|[\v\f\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]/g, " ");
}

function trimmedEnd(text: string, { start, end }: Span): Span {
  let at = end;
  while (at > start && /\s/.test(text[at - 1]!)) at--;
  return { start, end: at };
}
