import type { EnvFile } from "../model/env-file.ts";
import type { Comment, Problem } from "../model/node.ts";
import type { Substituted } from "../model/substituted.ts";
import type { Variable } from "../model/variable.ts";
import type { Span } from "../text/span.ts";
import { interpolate, unreadable } from "./interpolate.ts";

/**
 * Reads `.env` or a file named by `env_file:` as Compose does; never throws, whatever the text. A line that Compose refuses is a
 * problem, and reading goes on behind it. Variables are expanded by those above them.
 */
export function parseEnvFile(text: string): EnvFile {
  const variables: Variable[] = [];
  const comments: Comment[] = [];
  const problems: Problem[] = [];
  const known = new Map<string, string>();
  const problem = (start: number, end: number, message: string, code: Problem["code"] = "syntax") =>
    problems.push({ kind: "problem", code, message, span: { start, end } });
  let at = text.startsWith("\ufeff") ? 1 : 0;
  let line = at;
  while ((at = skip(text, at, anySpace)) < text.length) {
    line = text.lastIndexOf("\n", at - 1) + 1;
    const end = lineEnd(text, at);
    if (text[at] === "#") {
      comments.push({ text: text.slice(at + 1, end).trim(), span: { start: at, end }, alone: text.slice(line, at).trim() === "" });
      at = end;
      continue;
    }
    const start = at;
    const nameStart = /^export\s/.test(text.slice(at, at + 7)) ? skip(text, at + 6, blank) : at;
    const nameEnd = skip(text, nameStart, nameOrBlank);
    const name = text.slice(nameStart, nameEnd).trimEnd();
    const span = { start: nameStart, end: nameStart + name.length };
    const mark = text[nameEnd];
    at = end;
    if (mark !== undefined && !"=:\n".includes(mark)) {
      problem(nameEnd, nameEnd + 1, `A variable's name cannot contain ${mark}.`);
    } else if (nameEnd === text.length && nameStart === nameEnd) {
      problem(start, nameEnd, "No variable's name comes behind export.");
    } else if (name.includes(" ") && mark !== undefined) {
      problem(span.start, span.end, "A variable's name contains a space.");
    } else if (mark === undefined || mark === "\n") {
      if (name !== "" && !name.includes(" "))
        variables.push({
          kind: "variable",
          place: "env-file",
          name: { value: name, span },
          value: undefined,
          span: { start, end: span.end },
        });
    } else {
      const value = valueAt(text, skip(text, nameEnd + 1, blank), known);
      if (value === undefined) {
        problem(span.start, Math.max(span.end, nameEnd + 1), `The value of ${name} has an opening quote and no closing one.`);
        continue;
      }
      at = value.end;
      if (value.invalid) {
        const { message, end } = unreadable(text, value.invalid);
        problem(value.invalid.start, end, message, "invalid-interpolation");
      }
      if (value.text.meaning !== undefined) known.set(name, value.text.meaning);
      variables.push({
        kind: "variable",
        place: "env-file",
        name: { value: name, span },
        value: value.text,
        span: { start, end: value.written.end },
      });
    }
  }
  const nodes = [...variables, ...problems].sort((a, b) => a.span.start - b.span.start);
  return { kind: "env", variables, comments, problems, template: undefined, nodes };
}

interface EnvValue {
  readonly text: Substituted;
  /** Where a reference stands that cannot be read. */
  readonly invalid: Span | undefined;
  /** With its quotes. */
  readonly written: Span;
  /** Where the next statement may begin. */
  readonly end: number;
}

/** The value that begins at an offset; undefined where its quote is never closed. */
function valueAt(text: string, start: number, known: ReadonlyMap<string, string>): EnvValue | undefined {
  const quote = text[start];
  if (quote !== '"' && quote !== "'") {
    const end = lineEnd(text, start);
    const comment = text.slice(start, end).indexOf(" #");
    const value = text.slice(start, comment < 0 ? end : start + comment).trimEnd();
    const span = { start, end: start + value.length };
    const { meaning, invalid } = interpolate(value, known);
    return {
      text: { value, span, meaning },
      invalid: invalid && shifted(invalid, start),
      written: span,
      end: comment < 0 ? end : start + comment,
    };
  }
  const close = closingQuote(text, start);
  if (close === undefined) return undefined;
  const span = { start: start + 1, end: close };
  const unquoted = text.slice(start + 1, close).replaceAll(`\\${quote}`, quote);
  const value = quote === '"' ? unescaped(unquoted) : unquoted;
  const { meaning, invalid } = quote === '"' ? interpolate(value, known) : { meaning: value, invalid: undefined };
  // Escapes move what stands behind them; the quote is near enough.
  const place = invalid && (value === text.slice(start + 1, close) ? shifted(invalid, start + 1) : span);
  return { text: { value, span, meaning }, invalid: place, written: { start, end: close + 1 }, end: close + 1 };
}

function shifted({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

/** The offset of the quote that closes the one at `start`, perhaps lines below; a backslash escapes the next character. */
function closingQuote(text: string, start: number): number | undefined {
  for (let i = start + 1; i < text.length; i++) {
    if (text[i] === "\\") i++;
    else if (text[i] === text[start]) return i;
  }
  return undefined;
}

const escapes: Readonly<Record<string, string>> = {
  a: "\x07",
  b: "\b",
  c: "\\c",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  $: "$$",
  '"': '"',
  "\\": "\\",
};

/** Escapes within double quotes; an escaped dollar stays doubled, so that it begins no variable. */
function unescaped(text: string): string {
  return text.replace(/\\(?:([abcfnrtv$"\\])|0(\d{0,3}))/g, (written, letter: string | undefined, octal: string) => {
    if (letter !== undefined) return escapes[letter] ?? written;
    // An octal number that is none loses its zero and stays.
    return /^[0-3][0-7]{2}$/.test(octal) ? String.fromCharCode(Number.parseInt(octal, 8)) : `\\${octal}`;
  });
}

const anySpace = /\s/u;
const blank = /[\t\v\f\r \u0085\u00a0]/;
const nameOrBlank = /[\p{L}\p{N}_.[\]\t\v\f\r \u0085\u00a0-]/u;

/** The first offset from `at` on whose character is not of a kind. */
function skip(text: string, at: number, kind: RegExp): number {
  let end = at;
  while (end < text.length && kind.test(String.fromCodePoint(text.codePointAt(end)!))) end += text.codePointAt(end)! > 0xffff ? 2 : 1;
  return end;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end;
}
