import type { Command } from "../model/command.ts";
import type { Dockerfile } from "../model/dockerfile.ts";
import type { Member } from "../model/shell.ts";
import { instructionOf } from "../model/step.ts";
import { type Edit, replace } from "../text/edit.ts";
import type { Span } from "../text/span.ts";

/**
 * Writes commands of a step as the lines of a heredoc, each with the comments above it; `head` comes first. Their ends are the only thing
 * that is changed between them. Undefined where the shell might read something else than before.
 */
export function asHeredoc(
  source: string,
  file: Dockerfile,
  command: Command,
  members: readonly Pick<Member, "span">[],
  head: readonly string[],
): Edit | undefined {
  const instruction = instructionOf(file, command);
  const last = members.at(-1);
  if (!instruction || !last || instruction.heredocs.length > 0) return undefined;
  const lines = [...head];
  let end = command.span.start;
  for (const { span } of members) {
    const comments = commentsIn(source, { start: end, end: span.start }, file.escape);
    const own = linesOf(source.slice(span.start, span.end), file.escape);
    if (!comments || !own) return undefined;
    lines.push(...comments, ...own);
    end = span.end;
  }
  if (commentsIn(source, { start: end, end: instruction.span.end }, file.escape)?.length !== 0) return undefined;
  const mark = ["EOF", "END", "SCRIPT"].find((it) => !lines.includes(it));
  if (!mark) return undefined;
  return replace({ start: command.span.start, end: instruction.span.end }, [`<<${mark}`, ...lines, mark].join("\n"));
}

/** The comments between two commands; undefined where something else stands there than they, an operator and ends of lines. */
function commentsIn(source: string, { start, end }: Span, mark: string): string[] | undefined {
  const [first = "", ...rest] = source.slice(start, end).split("\n");
  const comments: string[] = [];
  let operators = 0;
  for (const [i, line] of [first, ...rest].entries()) {
    const text = line.trim();
    if (i > 0 && text.startsWith("#") && i < rest.length) comments.push(text);
    else {
      const code = text.endsWith(mark) ? text.slice(0, -1).trimEnd() : text;
      if (code !== "" && (!/^(?:&&|;)$/.test(code) || ++operators > 1)) return undefined;
    }
  }
  return comments;
}

/**
 * The lines of a command as a shell continues them. Undefined where a comment or an empty line stands between them, which only the builder
 * takes out, and where single quotes may hold the end of a line.
 */
function linesOf(text: string, mark: string): string[] | undefined {
  const written = text.split("\n");
  const lines: string[] = [];
  for (const [i, line] of written.entries()) {
    const code = line.trimEnd();
    const isLast = i === written.length - 1;
    if (isLast) lines.push(line);
    else if (code.endsWith(mark)) lines.push(`${code.slice(0, -1)}\\`);
    else return undefined;
    if (written.length > 1 && (/^\s*(?:#|$)/.test(line) || isOpen(line, "'"))) return undefined;
  }
  return written.some((it) => isOpen(it, '"') || /\$\{[^}]*$/.test(it)) ? lines : unindented(lines);
}

function isOpen(line: string, quote: string): boolean {
  return line.split(quote).length % 2 === 0;
}

/** The same with the second line and all below it moved to the left, so far that they still stand out. */
function unindented([first = "", ...more]: readonly string[]): string[] {
  const indents = more.map((it) => /^[ \t]*/.exec(it)![0]);
  const least = indents.reduce((least, it) => (it.length < least.length ? it : least), indents[0] ?? "");
  const extra = indents.every((it) => it.startsWith(least)) ? least.slice(least.startsWith("\t") ? 1 : 4) : "";
  return [first, ...more.map((it) => it.slice(extra.length))];
}
