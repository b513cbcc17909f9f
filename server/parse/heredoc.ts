import type { Heredoc } from "../model/dockerfile.ts";
import { endOfLine } from "./dockerfile-lines.ts";
import type { Source } from "./source.ts";
import { behindDollar, expand } from "./substitute.ts";
import { quotedWords } from "./words.ts";

/** A heredoc that an instruction announces. */
export interface HeredocMark {
  readonly name: string;
  readonly quoted: boolean;
  /** `<<-`: tabs before its lines do not count. */
  readonly tabbed: boolean;
  /** Where it stands in the instruction: the whole word, and the delimiter in it. */
  readonly start: number;
  readonly end: number;
  readonly nameStart: number;
}

export interface HeredocBodies {
  readonly heredocs: readonly Heredoc[];
  /** The mark whose delimiter never comes. */
  readonly open: HeredocMark | undefined;
  /** The end of the last delimiter's line, without the line break. */
  readonly end: number;
}

/**
 * The heredocs that the builder sees in an instruction: `<<` outside of quotes begins one wherever a word starts with it,
 * also in `$(( 1 << 2 ))`. An instruction that it cannot cut into words has none.
 */
export function heredocMarks(line: string): HeredocMark[] {
  if (!line.includes("<<")) return [];
  const marks: HeredocMark[] = [];
  let start = -1;
  let at = 0;
  const endWord = (): void => {
    const mark = start >= 0 ? markOf(line, start, at) : undefined;
    if (mark) marks.push(mark);
    start = -1;
  };
  while (at < line.length) {
    const char = line[at]!;
    if (/\s/.test(char)) {
      endWord();
      at++;
      continue;
    }
    if (start < 0) start = at;
    const next = behind(line, at, char);
    if (next === undefined) return [];
    at = Math.min(next, line.length);
  }
  endWord();
  return marks;
}

/** Reads the bodies of heredocs, which begin at `from`. */
export function heredocBodies(source: Source, marks: readonly HeredocMark[], from: number): HeredocBodies {
  const heredocs: Heredoc[] = [];
  const text = source.file;
  let at = from;
  let end = from;
  for (const mark of marks) {
    const start = at;
    let closed = false;
    let bodyEnd = text.length;
    while (!closed && at < text.length) {
      const lineEnd = endOfLine(text, at);
      const line = text.slice(at, lineEnd).replace(/\r+$/, "");
      closed = (mark.tabbed ? line.replace(/^\t+/, "") : line) === mark.name;
      if (closed) bodyEnd = at;
      end = at + line.length;
      at = Math.min(lineEnd + 1, text.length);
    }
    const delimiter = { value: mark.name, span: source.span(mark.nameStart, mark.end) };
    heredocs.push({ delimiter, quoted: mark.quoted, body: { start, end: bodyEnd } });
    if (!closed) return { heredocs, open: mark, end: Math.max(end, start) };
  }
  return { heredocs, open: undefined, end };
}

function markOf(line: string, start: number, end: number): HeredocMark | undefined {
  const match = /^\d*<<(-?)\s*([^<]*)$/.exec(line.slice(start, end));
  if (!match) return undefined;
  const written = match[2]!;
  const name = expand(written, "\\", new Map()).value;
  // A quoted delimiter may hold blanks.
  if (name === "" || quotedWords(written, 0, "\\").length !== 1) return undefined;
  return { name, quoted: /["']/.test(written), tabbed: match[1] === "-", start, end, nameStart: end - written.length };
}

/** The offset behind the quoted text, variable, escape, `<<` with its blanks, or character at `at`; undefined where it has no end. */
function behind(line: string, at: number, char: string): number | undefined {
  if (char === "\\") return at + 2;
  if (char === "$") return behindDollar(line, at, "\\");
  if (char === "'") return line.indexOf("'", at + 1) + 1 || undefined;
  if (char === '"') return behindDoubleQuote(line, at);
  if (char !== "<" || line[at + 1] !== "<") return at + 1;
  let next = at + 2;
  while (/[ \t\r]/.test(line[next] ?? "")) next++;
  return next;
}

function behindDoubleQuote(line: string, from: number): number | undefined {
  let at = from + 1;
  while (at < line.length) {
    if (line[at] === '"') return at + 1;
    if (line[at] === "\\") at += 2;
    else if (line[at] === "$") {
      const next = behindDollar(line, at, "\\");
      if (next === undefined) return undefined;
      at = next;
    } else at++;
  }
  return undefined;
}
