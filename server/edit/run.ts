import type { Call, Command, Word } from "../model/command.ts";
import type { Dockerfile } from "../model/dockerfile.ts";
import { instructionOf } from "../model/step.ts";
import { type Edit, insert, remove, replace } from "../text/edit.ts";
import type { Span } from "../text/span.ts";
import { endOfLine, newlineOf, startOfLine } from "./lines.ts";

/** Replaces a word of a command, written as the shell reads it. Undefined where its text stands in the file in other words. */
export function replaceWord(command: Command, word: Word, text: string): Edit | undefined {
  if (isOfArray(command, word)) return replace(word.span, JSON.stringify(text));
  return isVerbatim(word) ? replace(word.span, text) : undefined;
}

/** Puts further words behind one of a call: `install` → `install -y`. */
export function insertWords(command: Command, behind: Word, ...words: readonly string[]): Edit | undefined {
  if (words.length === 0) return undefined;
  if (isOfArray(command, behind)) return insert(behind.span.end, words.map((it) => `, ${JSON.stringify(it)}`).join(""));
  return isVerbatim(behind) ? insert(behind.span.end, words.map((it) => ` ${it}`).join("")) : undefined;
}

/** Takes words of a call out, each with the blanks before it. Undefined where a comment or something else stands there. */
export function removeWords(source: string, command: Command, call: Call, words: readonly Word[]): Edit[] | undefined {
  const all = [...call.wrappers, call.program, ...call.arguments].sort((a, b) => a.span.start - b.span.start);
  const edits: Edit[] = [];
  for (const word of words) {
    const before = all[all.indexOf(word) - 1];
    if (!before || (!isOfArray(command, word) && !isVerbatim(word))) return undefined;
    const gap = source.slice(before.span.end, word.span.start);
    if (!(isOfArray(command, word) ? /^\s*,\s*$/ : /^(?:\s|[\\`]\r?\n)+$/).test(gap)) return undefined;
    edits.push(remove({ start: before.span.end, end: word.span.end }));
  }
  return edits;
}

/**
 * Lets a RUN do one thing more when all else went well: ` && script` in a chain, in the style of its lines, or a line at the end of a
 * heredoc. Undefined for exec forms and where its end is not sure to be reached, or not to be understood.
 */
export function appendToRun(source: string, file: Dockerfile, command: Command, script: string): Edit | undefined {
  const last = command.calls.at(-1);
  if (command.form === "exec" || !last || (command.shell !== "sh" && command.shell !== "bash")) return undefined;
  if (/^(?:exit|exec|return)$/.test(last.name ?? "") || last.wrappers.some((it) => it.value === "exec")) return undefined;
  const heredocs = instructionOf(file, command)?.heredocs ?? [];
  if (heredocs.length > 1) return undefined;
  const [heredoc] = heredocs;
  if (heredoc) {
    const alone = /^<<-?\s*(["']?)[\w.-]+\1$/.test(source.slice(command.span.start, command.span.end).trim());
    return alone ? appendLine(source, heredoc.body, last, script) : undefined;
  }
  return appendToChain(source, file, command, script);
}

function appendLine(source: string, body: Span, last: Call, script: string): Edit | undefined {
  const text = source.slice(body.start, body.end);
  const end = body.start + text.trimEnd().length;
  if (!isEnd(source.slice(Math.min(last.span.end, end), end)) || last.span.start < body.start) return undefined;
  const lastLine = startOfLine(source, Math.max(body.start, end - 1));
  const indent = /^[ \t]*/.exec(source.slice(lastLine, end))![0];
  return insert(end, newlineOf(source) + indent + script);
}

function appendToChain(source: string, file: Dockerfile, { span, calls }: Command, script: string): Edit | undefined {
  let end = span.end;
  while (end > span.start && (source[end - 1] === file.escape || /\s/.test(source[end - 1]!))) end--;
  const inner = calls.reduce((furthest, it) => Math.max(furthest, it.span.end), span.start);
  const tail = source.slice(Math.min(inner, end), end);
  if (!isEnd(tail)) return undefined;
  const style = styleOf(source.slice(span.start, end), file.escape, newlineOf(source));
  // Behind a `;` a further command can follow as it is; it counts as the last one's result only if that one stops the script.
  if (/;\s*$/.test(tail)) return calls.some(stopsAtErrors) ? insert(end, (style?.break ?? " ") + script) : undefined;
  if (!style) return insert(end, ` && ${script}`);
  if (style.semicolons && calls.some(stopsAtErrors)) return insert(end, `;${style.break}${script}`);
  return insert(end, style.trailing ? ` &&${style.break}${script}` : `${style.break}&& ${script}`);
}

/** Whether nothing is left open behind the last call: what closes quotes, groups and blocks may stand there. */
function isEnd(tail: string): boolean {
  return /^(?:\s|[\\`]\r?\n|["')}\];]|\bfi\b|\bdone\b|\besac\b)*$/.test(tail);
}

function stopsAtErrors({ name, arguments: words }: Call): boolean {
  return name === "set" && words.some((it, i) => /^-\w*e/.test(it.written) || (it.value === "errexit" && words[i - 1]?.value === "-o"));
}

/** Makes one step of two that follow each other. Undefined for other forms than the shell's, and where flags or comments stand in between. */
export function joinRuns(source: string, file: Dockerfile, first: Command, second: Command): Edit | undefined {
  const [before, after] = [instructionOf(file, first), instructionOf(file, second)];
  if (!before || !after || [first, second].some((it) => it.form === "exec" || it.onbuild || it.shell !== first.shell)) return undefined;
  if ([before, after].some((it) => it.flags.length > 0 || it.heredocs.length > 0)) return undefined;
  const end = appendToRun(source, file, first, "")?.span.start;
  if (end === undefined || source.slice(before.span.end, after.span.start).trim() !== "") return undefined;
  return replace({ start: end, end: second.span.start }, " && ");
}

interface Style {
  /** Everything between a command and the line of the next: blank, escape character, line break, indentation. */
  readonly break: string;
  /** Whether `&&` stands at the end of lines. */
  readonly trailing: boolean;
  /** Whether commands are told apart by `;`. */
  readonly semicolons: boolean;
}

/** How the lines of a chain are continued; undefined where it has one line. */
function styleOf(text: string, mark: string, newline: string): Style | undefined {
  const lines = text.split(/\r?\n/);
  if (lines.length === 1) return undefined;
  const continued = mark === "`" ? /[ \t]*`[ \t]*$/ : /[ \t]*\\[ \t]*$/;
  const code = lines.filter((it, i) => i === 0 || !/^[ \t]*(?:#|$)/.test(it));
  const gap = continued.exec(code[0]!)?.[0].trimEnd() || ` ${mark}`;
  const leading = code.findLast((it) => /^[ \t]*&&/.test(it));
  const semicolon = code.slice(0, -1).findLastIndex((it) => /;[ \t]*$/.test(it.replace(continued, "")) && !/\b(?:then|do|else)\b/.test(it));
  const trailing = code.slice(0, -1).findLastIndex((it) => /&&[ \t]*$/.test(it.replace(continued, "")));
  const boundary = trailing < 0 ? semicolon : trailing;
  const base = leading ?? code[boundary < 0 ? 1 : boundary + 1] ?? "";
  const indent = /^[ \t]*/.exec(base)![0];
  return {
    break: gap + newline + indent,
    trailing: leading === undefined && trailing >= 0,
    semicolons: leading === undefined && trailing < 0 && semicolon >= 0,
  };
}

/**
 * Takes a call out of its chain, with the operator that joins it. Undefined where it is alone, where its result decides about others
 * (`||`, a condition, a pipe), and where a comment would be lost.
 */
export function removeCall(source: string, file: Dockerfile, command: Command, call: Call): Edit | undefined {
  if (command.form === "exec" || call.context !== "plain" || !isVerbatim(call.program)) return undefined;
  const { heredocs = [] } = instructionOf(file, command) ?? {};
  const script = [command.span, ...heredocs.map((it) => it.body)].find((it) => it.start <= call.span.start && call.span.end <= it.end);
  if (!script) return undefined;
  const inBody = script !== command.span;
  const before = /(?:^|&&|;|\n)(?:[ \t]|[\\`]?\r?\n|(?<=\n[ \t]*)#[^\n]*\n)*$/.exec(boundedBefore(source, script.start, call.span.start));
  const after = /^(?:[ \t]|[\\`]\r?\n)*(&&|;(?!;)|\r?\n|$)/.exec(source.slice(call.span.end, Math.min(script.end, call.span.end + reach)));
  if (!before || !after || isOnlyOneOfBlock(source, script, call.span)) return undefined;
  if (inBody && isOwnLine(source, call.span)) {
    const start = startOfLine(source, call.span.start);
    return remove({ start, end: Math.min(endOfLine(source, call.span.end) + newlineOf(source).length, source.length) });
  }
  const gap = before[0];
  if (gap.startsWith("&&") || (gap.startsWith(";") && after[1] === "")) {
    const previous = trimEnd(source, call.span.start - gap.length, script.start);
    const commented = gap.includes("#") || /^[ \t]*#/.test(source.slice(startOfLine(source, previous), previous));
    return commented ? wholeLine(source, call.span) : remove({ start: previous, end: call.span.end });
  }
  const behind = /^(?:\s|[\\`]\r?\n)*/.exec(source.slice(call.span.end + after[0].length, script.end))![0];
  const next = call.span.end + after[0].length + behind.length;
  if ((after[1] !== "&&" && after[1] !== ";") || next >= script.end || source[next] === "#") return undefined;
  return remove({ start: call.span.start, end: next });
}

/** Whether nothing else stands between `then`, `do`, `else` or a bracket and what ends that, so that the shell would miss a command. */
function isOnlyOneOfBlock(source: string, script: Span, { start, end }: Span): boolean {
  const before = source.slice(script.start, trimEnd(source, start, script.start)).slice(-10);
  const behind = source.slice(end, Math.min(script.end, end + reach)).replace(/^(?:[\s;]|[\\`]\r?\n)*/, "");
  return /(?:^|[\s;])(?:then|do|else)$|[{()]$/.test(before) && /^(?:(?:fi|done|else|elif|esac)\b|[})])/.test(behind);
}

/** How far operators are looked for on both sides of a call. */
const reach = 2000;

function boundedBefore(source: string, from: number, to: number): string {
  const start = Math.max(from, to - reach);
  // The start of a text that was cut is no start of the script.
  return (start > from ? "…" : "") + source.slice(start, to);
}

function isOwnLine(source: string, { start, end }: Span): boolean {
  return source.slice(startOfLine(source, start), start).trim() === "" && source.slice(end, endOfLine(source, end)).trim() === "";
}

/** Removes `&& call \` with its line, so that a comment above it stays. */
function wholeLine(source: string, span: Span): Edit | undefined {
  const start = startOfLine(source, span.start);
  const end = source.indexOf("\n", span.end);
  const behind = source.slice(span.end, end);
  return end >= 0 && /^[ \t]*&&[ \t]*$/.test(source.slice(start, span.start)) && /^[ \t]*[\\`][ \t]*\r?$/.test(behind)
    ? remove({ start, end: end + 1 })
    : undefined;
}

/** The end of what stands before the blanks and continuations in front of `offset`. */
function trimEnd(source: string, offset: number, from: number): number {
  return offset - /(?:\s|[\\`]\r?\n)*$/.exec(source.slice(Math.max(from, offset - reach), offset))![0].length;
}

/** Whether a word is one of an exec form, in its double quotes. */
function isOfArray(command: Command, word: Word): boolean {
  return command.form === "exec" && command.words.includes(word);
}

/** Whether a word stands in the file as the shell sees it, and not inside of a string with escapes, whose words have no place of their own. */
function isVerbatim({ written, value }: Word): boolean {
  return value === undefined ? !written.includes("\\") : written === value || written.replaceAll(/["'\\]/g, "") === value;
}
