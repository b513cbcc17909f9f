import type { Instruction } from "../model/dockerfile.ts";
import type { Problem } from "../model/node.ts";
import type { Substituted } from "../model/substituted.ts";
import type { Span } from "../text/span.ts";
import { logicalLine } from "./dockerfile-lines.ts";
import { type ExecString, execForm } from "./exec-form.ts";
import { type HeredocMark, heredocBodies, heredocMarks } from "./heredoc.ts";
import { part, type Source } from "./source.ts";
import { expand, type Scope } from "./substitute.ts";
import { blankWords, quotedWords, type Region, readFlags, substituted, untouched } from "./words.ts";

/** An instruction, and what lowering needs of its syntax. */
export interface Statement {
  readonly instruction: Instruction;
  /** The instruction's text; regions below count in it. */
  readonly source: Source;
  /** Where the arguments begin, behind keyword, flags and, for HEALTHCHECK, `CMD`. */
  readonly rest: number;
  /** Where each of the instruction's words stands, quotes included. */
  readonly regions: readonly Region[];
  /** The strings of an exec form. */
  readonly strings: readonly ExecString[] | undefined;
  readonly marks: readonly HeredocMark[];
  /** The arguments with the heredocs behind them, as a shell reads them. */
  readonly script: Source;
  readonly problems: readonly Problem[];
  /** Where the next instruction can begin. */
  readonly next: number;
}

const takesHeredocs = new Set(["RUN", "COPY", "ADD"]);
const pairs = new Set(["ENV", "LABEL", "ARG"]);
const single = new Set(["USER", "WORKDIR", "STOPSIGNAL", "MAINTAINER"]);
const shells = new Set(["RUN", "CMD", "ENTRYPOINT", "SHELL", "HEALTHCHECK"]);
const lists = new Set(["FROM", "EXPOSE", "COPY", "ADD", "VOLUME"]);

/** The instructions that the builder knows. */
export const known: ReadonlySet<string> = new Set([...takesHeredocs, ...pairs, ...single, ...shells, ...lists, "ONBUILD"]);

/** Reads the instruction at `start`. `scopeOf` says which variables are set for an instruction of that name. */
export function readStatement(text: string, start: number, escape: string, scopeOf: (name: string) => Scope): Statement {
  const line = logicalLine(text, start, escape);
  const source = trimmed(line.source);
  const problems: Problem[] = [];
  let keyword = keywordAt(source.text, 0);
  const onbuild = keyword.name === "ONBUILD" && keyword.end < source.text.length;
  if (onbuild) keyword = keywordAt(source.text, readFlags(source, keyword.end, escape, scopeOf("ONBUILD")).rest);
  const { name } = keyword;
  const scope = scopeOf(name);
  const problem = (message: string, span: Span): void => void problems.push({ kind: "problem", code: "syntax", message, span });

  const { flags, rest: behindFlags } = readFlags(source, keyword.end, escape, scope);
  const type = name === "HEALTHCHECK" ? blankWords(source.text, behindFlags).slice(0, 1) : [];
  const rest = type[0] ? behindBlanks(source.text, type[0].end) : behindFlags;
  const exec = shells.has(name) || name === "COPY" || name === "ADD" || name === "VOLUME" ? execForm(source.text, rest) : undefined;
  if (exec === "mixed") problem(`The JSON array of ${name} holds something that is no string.`, source.span(rest, source.text.length));
  const strings = exec === "mixed" ? undefined : exec;

  const marks = strings === undefined && takesHeredocs.has(name) ? heredocMarks(source.text) : [];
  const bodies = heredocBodies(source, marks, line.next);
  if (bodies.open)
    problem(
      `The heredoc ${bodies.open.name} has no line that is only ${bodies.open.name}.`,
      source.span(bodies.open.start, bodies.open.end),
    );
  const end = marks.length > 0 ? Math.max(bodies.end, line.end) : line.end;

  const regions: readonly Region[] = [...type, ...(strings ?? regionsOf(name, source.text, rest, escape))];
  const asWritten = shells.has(name) || !known.has(name) || name === "MAINTAINER";
  const words = regions.map((region, index): Substituted => {
    const string = strings?.[index - type.length];
    if (string) return stringWord(source, string, asWritten ? undefined : { escape, scope });
    if (asWritten) return untouched(source, region);
    // The builder looks into a trigger only when it builds the other image.
    return substituted(
      source,
      region,
      escape,
      scope,
      onbuild ? undefined : (message) => problem(`In ${name}, ${message}.`, source.span(region.start, region.end)),
    );
  });
  const keywordSpan = { value: source.text.slice(keyword.start, keyword.end), span: source.span(keyword.start, keyword.end) };
  const instruction: Instruction = {
    kind: "instruction",
    name,
    keyword: keywordSpan,
    onbuild,
    flags,
    words,
    heredocs: bodies.heredocs,
    span: { start: source.span(0, 0).start, end },
  };
  const script =
    marks.length > 0 ? withBodies(part(source, rest, source.text.length), line.end, end) : part(source, rest, source.text.length);
  return {
    instruction,
    source,
    rest,
    regions,
    strings,
    marks,
    script,
    problems,
    next: Math.max(marks.length > 0 ? bodies.end : line.end, line.end, start + 1),
  };
}

function regionsOf(name: string, text: string, rest: number, escape: string): Region[] {
  if (rest >= text.length) return [];
  if (single.has(name)) return [{ start: rest, end: text.length }];
  if (!pairs.has(name)) return blankWords(text, rest);
  const regions = quotedWords(text, rest, escape);
  const first = regions[0];
  // `ENV name value` of old: the value is the rest of the line.
  if (!first || name === "ARG" || text.slice(first.start, first.end).includes("=")) return regions;
  const [nameRegion, second] = blankWords(text, rest);
  return nameRegion && second ? [nameRegion, { start: second.start, end: text.length }] : regions;
}

function stringWord(
  source: Source,
  { value, start, end }: ExecString,
  variables: { escape: string; scope: Scope } | undefined,
): Substituted {
  const meaning = variables ? expand(value, variables.escape, variables.scope).meaning : value;
  return { value, meaning, span: source.span(start + 1, end - 1) };
}

function keywordAt(text: string, from: number): Region & { readonly name: string } {
  const { start, end } = blankWords(text, from)[0] ?? { start: from, end: from };
  return { start, end, name: text.slice(start, end).toUpperCase() };
}

function trimmed(source: Source): Source {
  const start = behindBlanks(source.text, 0);
  const { length } = source.text.trimEnd();
  return start === 0 && length === source.text.length ? source : part(source, Math.min(start, length), length);
}

/** The script with the region of the file behind it, from the line break to the last delimiter. */
function withBodies(script: Source, from: number, to: number): Source {
  const text = script.text + script.file.slice(from, to);
  const { length } = script.text;
  const place = (at: number): number => (at < length ? script.span(at, at).start : from + at - length);
  return { text, file: script.file, span: (start, end) => ({ start: place(start), end: end > start ? place(end - 1) + 1 : place(start) }) };
}

function behindBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text[at]!)) at++;
  return at;
}
