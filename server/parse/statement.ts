import type { Flag, Instruction } from "../model/dockerfile.ts";
import type { Problem } from "../model/node.ts";
import type { Substituted } from "../model/substituted.ts";
import type { Span } from "../text/span.ts";
import { brokenArray } from "./broken-array.ts";
import { type LogicalLine, logicalLine } from "./dockerfile-lines.ts";
import { type ExecString, execForm } from "./exec-form.ts";
import { bodyProblem, expansionProblem, flagExpansionProblem } from "./expansion-problems.ts";
import { type HeredocBodies, type HeredocMark, heredocBodies, heredocMarks } from "./heredoc.ts";
import { problem } from "./problem.ts";
import { referencesOf } from "./references.ts";
import { part, type Source } from "./source.ts";
import type { Scope } from "./substitute.ts";
import { trailingComment } from "./trailing-comment.ts";
import { behindBlanks, blankWords, isPair, meant, quotedWords, type Region, readFlags, substituted, untouched } from "./words.ts";

/** An instruction, and what lowering needs of its syntax. */
export interface Statement {
  readonly instruction: Instruction;
  /** The instruction's text; regions below count in it. */
  readonly source: Source;
  /** Where the arguments begin, behind keyword, flags and, for HEALTHCHECK, its type. */
  readonly rest: number;
  /** Where each of the instruction's words stands, quotes included. */
  readonly regions: readonly Region[];
  /** The strings of an exec form. */
  readonly strings: readonly ExecString[] | undefined;
  readonly marks: readonly HeredocMark[];
  /** The arguments with the heredocs behind them, as a shell reads them. */
  readonly script: Source;
  readonly trailing: Span | undefined;
  readonly problems: readonly Problem[];
  /** Where the next instruction can begin. */
  readonly next: number;
}

const takesHeredocs = new Set(["RUN", "COPY", "ADD"]);
const takesPairs = new Set(["ENV", "LABEL", "ARG"]);
const takesOneArgument = new Set(["USER", "WORKDIR", "STOPSIGNAL", "MAINTAINER"]);
const takesArray = new Set(["RUN", "CMD", "ENTRYPOINT", "SHELL", "HEALTHCHECK", "COPY", "ADD", "VOLUME"]);
/** Those in whose arguments the builder resolves quotes and variables. */
const expands = new Set(["FROM", "EXPOSE", "COPY", "ADD", "VOLUME", "USER", "WORKDIR", "STOPSIGNAL", "ENV", "LABEL", "ARG"]);

/** Reads the instruction at `start`. `scopeOf` says which variables are set for an instruction of that name. */
export function readStatement(text: string, start: number, escapeChar: string, scopeOf: (name: string) => Scope): Statement {
  const line = logicalLine(text, start, escapeChar);
  const source = trimmed(line.source);
  const head = readHead(source, escapeChar, scopeOf);
  const { name, rest, type } = head;
  const problems: Problem[] = [];

  for (const flag of head.misplaced) problems.push(problem("unknown-flag", `ONBUILD has no flag --${flag.name.value}.`, flag.span));
  const exec = takesArray.has(name) ? execForm(source.text, rest) : undefined;
  if (exec === "mixed")
    problems.push(
      problem(
        "json-array-not-strings",
        `The array of ${name} holds something that is not a string.`,
        source.span(rest, source.text.length),
      ),
    );
  const strings = exec === "mixed" ? undefined : exec;
  const array = takesArray.has(name) && !strings ? brokenArray(name, source, rest, exec === "mixed") : undefined;
  const marks = strings === undefined && takesHeredocs.has(name) ? heredocMarks(source.text) : [];
  const bodies = heredocBodies(source, marks, line.next);
  if (bodies.open) {
    const { name: delimiter, start: from, end: to } = bodies.open;
    problems.push(
      problem("unterminated-heredoc", `The heredoc ${delimiter} never ends: no line is only ${delimiter}.`, source.span(from, to)),
    );
  }

  const regions: readonly Region[] = [...type, ...(strings ?? regionsOf(name, source.text, rest, escapeChar))];
  const words = regions.map((region, index): Substituted => {
    const string = strings?.[index - type.length];
    if (string) return stringWord(source, string, expands.has(name) ? { escapeChar, scope: head.scope } : undefined);
    return expands.has(name) ? substituted(source, region, escapeChar, head.scope) : untouched(source, region);
  });
  if (problems.length === 0) {
    const markStarts = new Set(marks.map((it) => it.start));
    const found =
      flagExpansionProblem(name, head.flags, escapeChar, head.scope) ??
      (expands.has(name)
        ? (expansionProblem(
            name,
            source,
            markStarts.size > 0 ? regions.filter((it) => !markStarts.has(it.start)) : regions,
            escapeChar,
            head.scope,
          ) ?? bodyProblem(name, text, bodies.heredocs, head.scope))
        : undefined);
    // What ONBUILD triggers is looked into when the other image is built.
    if (found) problems.push(head.onbuild ? { ...found, latent: true } : found);
  }
  const end = Math.max(line.end, marks.length > 0 ? bodies.end : 0);
  const expanded = expands.has(name) ? expandedOf(name, source.text, regions.slice(type.length)) : [];
  const references = referencesOf(source, head, expanded, name === "RUN" ? [] : bodies.heredocs, escapeChar);
  return {
    instruction: { ...instructionOf(source, head, words, bodies, end), references, emptyLines: line.emptyLines, ...(array && { array }) },
    trailing: trailingComment(name, source, regions, array, escapeChar),
    source,
    rest,
    regions,
    strings,
    marks,
    script: scriptOf(source, rest, line, marks.length > 0 ? end : undefined),
    problems,
    next: Math.max(end, start + 1),
  };
}

interface Head {
  /** In capitals; behind ONBUILD, that of the trigger. */
  readonly name: string;
  readonly keyword: Region;
  readonly onbuild: boolean;
  readonly flags: readonly Flag[];
  readonly scope: Scope;
  /** Between ONBUILD and the trigger, where there can be none. */
  readonly misplaced: readonly Flag[];
  /** `CMD` or `NONE` of HEALTHCHECK. */
  readonly type: readonly Region[];
  readonly rest: number;
}

function readHead(source: Source, escapeChar: string, scopeOf: (name: string) => Scope): Head {
  const { text } = source;
  let keyword = keywordAt(text, 0);
  const onbuild = keyword.name === "ONBUILD" && keyword.end < text.length;
  const before = onbuild ? readFlags(source, keyword.end, escapeChar, new Map()) : undefined;
  if (before) keyword = keywordAt(text, before.rest);
  const { name } = keyword;
  const scope = scopeOf(name);
  const { flags, rest } = readFlags(source, keyword.end, escapeChar, scope);
  const type = name === "HEALTHCHECK" ? blankWords(text, rest, 1) : [];
  return {
    name,
    keyword,
    onbuild,
    misplaced: before?.flags ?? [],
    flags,
    scope,
    type,
    rest: type[0] ? behindBlanks(text, type[0].end) : rest,
  };
}

function instructionOf(
  source: Source,
  { name, keyword, onbuild, flags }: Head,
  words: readonly Substituted[],
  { heredocs }: HeredocBodies,
  end: number,
): Omit<Instruction, "references" | "emptyLines"> {
  const written = { value: source.text.slice(keyword.start, keyword.end), span: source.span(keyword.start, keyword.end) };
  const span = { start: source.span(0, 0).start, end };
  return { kind: "instruction", name, keyword: written, onbuild, flags, words, heredocs, span };
}

function regionsOf(name: string, text: string, rest: number, escapeChar: string): Region[] {
  if (rest >= text.length) return [];
  if (takesOneArgument.has(name)) return [{ start: rest, end: text.length }];
  if (!takesPairs.has(name)) return blankWords(text, rest);
  const regions = quotedWords(text, rest, escapeChar);
  const first = regions[0];
  if (!first || name === "ARG" || isPair(text, first)) return regions;
  // `ENV name value` of old: the value is the rest of the line.
  const [nameRegion, second] = blankWords(text, rest, 2);
  return nameRegion && second ? [nameRegion, { start: second.start, end: text.length }] : regions;
}

/** Where the builder replaces variables: of FROM in the image, and not in the name behind AS; of ARG in the values. */
function expandedOf(name: string, text: string, regions: readonly Region[]): readonly Region[] {
  if (name === "FROM") return regions.slice(0, 1);
  if (name !== "ARG") return regions;
  return regions.flatMap(({ start, end }) => {
    const equals = text.slice(start, end).indexOf("=");
    return equals < 0 ? [] : [{ start: start + equals + 1, end }];
  });
}

function stringWord(
  source: Source,
  { value, start, end }: ExecString,
  variables: { escapeChar: string; scope: Scope } | undefined,
): Substituted {
  const meaning = variables ? meant(value, variables.escapeChar, variables.scope) : { meaning: value };
  return { ...meaning, value, span: source.span(start + 1, end - 1) };
}

function keywordAt(text: string, from: number): Region & { readonly name: string } {
  const { start, end } = blankWords(text, from, 1)[0] ?? { start: from, end: from };
  return { start, end, name: text.slice(start, end).toUpperCase() };
}

function trimmed(source: Source): Source {
  const start = behindBlanks(source.text, 0);
  const { length } = source.text.trimEnd();
  return start === 0 && length === source.text.length ? source : part(source, Math.min(start, length), length);
}

/** The arguments and, up to `end`, the lines of the heredocs behind them. */
function scriptOf(source: Source, rest: number, line: LogicalLine, end: number | undefined): Source {
  const own = part(source, rest, source.text.length);
  if (end === undefined) return own;
  const { length } = own.text;
  const place = (at: number): number => (at < length ? own.span(at, at).start : line.end + at - length);
  const span = (from: number, to: number): Span => ({ start: place(from), end: to > from ? place(to - 1) + 1 : place(from) });
  return { text: own.text + own.file.slice(line.end, end), file: own.file, span };
}
