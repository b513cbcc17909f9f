import type { Command, Word } from "../model/command.ts";
import type { Service } from "../model/compose.ts";
import { noScript } from "../model/shell.ts";
import { at, items, type Scalar, type Value } from "../model/value.ts";
import { type Scalars, unknown } from "./compose-text.ts";
import { lowerScript, lowerWords } from "./shell.ts";
import type { Source } from "./source.ts";

/** What a service runs: `command`, `entrypoint`, its health check and its hooks. */
export function commandsOf(service: Service, scalars: Scalars): Command[] {
  const { body } = service;
  const entrypoint = wordsOf(at(body, "entrypoint"), scalars);
  const command = wordsOf(at(body, "command"), scalars);
  const commands = [
    // The words of `command:` are arguments of an entrypoint.
    ...exec(service, "entrypoint:", at(body, "entrypoint"), entrypoint, scalars, command),
    ...exec(service, "command:", at(body, "command"), command, scalars, entrypoint.length > 0 ? "none" : []),
    ...healthCheck(service, scalars),
  ];
  for (const hook of ["pre_start", "post_start", "pre_stop"] as const) {
    for (const item of items(at(body, hook)))
      commands.push(...exec(service, `${hook}:`, at(item, "command"), wordsOf(at(item, "command"), scalars), scalars));
  }
  return commands;
}

function healthCheck(service: Service, scalars: Scalars): Command[] {
  const test = at(service.body, "healthcheck", "test");
  if (test?.kind === "scalar") return script(service, test, scalars);
  const [first, ...rest] = items(test);
  if (!test || first?.kind !== "scalar") return [];
  if (first.text === "CMD-SHELL") return script(service, rest[0], scalars);
  return first.text === "CMD" ? exec(service, "healthcheck:", test, itemWords(rest, scalars), scalars) : [];
}

function script(service: Service, scalar: Value | undefined, scalars: Scalars): Command[] {
  if (scalar?.kind !== "scalar" || scalar.value === null) return [];
  const { calls } = lowerScript(scalars.file, scalar.span, "sh", scalars.script(scalar));
  const common = { kind: "command", place: "healthcheck:", form: "shell", span: scalar.span, shell: "sh", words: [], service } as const;
  return [{ ...common, calls, script: noScript, onbuild: false }];
}

/** A list of words, or a string that is cut into words as a shell does, but that no shell runs. */
function wordsOf(value: Value | undefined, scalars: Scalars): ScriptWord[] {
  return value?.kind === "scalar" ? splitWords(value, scalars) : itemWords(items(value), scalars);
}

/** A word, and the script that it is if a shell is told to run it. */
interface ScriptWord {
  readonly word: Word;
  readonly script: Source | undefined;
}

/** The command that words are; `more` follows them when they run, or `"none"` where they are no program by themselves. */
function exec(
  service: Service,
  place: Command["place"],
  value: Value | undefined,
  found: readonly ScriptWord[],
  scalars: Scalars,
  more: readonly ScriptWord[] | "none" = [],
): Command[] {
  if (!value || found.length === 0) return [];
  const run = more === "none" ? [] : [...found, ...more];
  const scripts = new Map(run.flatMap((it) => (it.script ? [[it.word, it.script] as const] : [])));
  const words = found.map((it) => it.word);
  const span = { start: words[0]!.span.start, end: words.at(-1)!.span.end };
  // The words that follow stand elsewhere: what lies between belongs to no call.
  const calls = lowerWords(
    scalars.file,
    run.map((it) => it.word),
    scripts,
  ).map((it) => (words.includes(it.program) ? { ...it, span } : it));
  return [{ kind: "command", place, form: "exec", span: value.span, shell: "sh", words, calls, script: noScript, onbuild: false, service }];
}

function itemWords(list: readonly Value[], scalars: Scalars): ScriptWord[] {
  return list.flatMap((it) => {
    if (it.kind !== "scalar" || it.value === null) return [];
    return [
      { word: { written: scalars.file.slice(it.span.start, it.span.end), value: it.meaning, span: it.span }, script: scalars.script(it) },
    ];
  });
}

/** Cuts at blanks outside of quotes, and ends at the first operator: Compose drops it and all behind it. */
function splitWords(scalar: Scalar, scalars: Scalars): ScriptWord[] {
  if (scalar.value === null) return [];
  const { text, part } = scalars.text(scalar);
  const found: ScriptWord[] = [];
  for (const { 0: whole, index } of text.matchAll(wordOrMark)) {
    if (/^["'\\;&|<>]$/.test(whole)) break;
    const { span } = part(index, index + whole.length);
    const value = whole.includes(unknown) ? undefined : unquoted(whole);
    found.push({
      word: { written: scalars.file.slice(span.start, span.end), value, span },
      script: quotedScript(scalars, scalar, whole, index),
    });
  }
  return found;
}

/** A word, or an operator or an open quote, which is none. */
const wordOrMark = /(?:[^\s"'\\;&|<>]|\\.|"(?:[^"\\]|\\.)*"|'[^']*')+|["'\\;&|<>]/gs;

function unquoted(word: string): string {
  return word.replace(/"((?:[^"\\]|\\.)*)"|'([^']*)'|\\(.)/gs, (_, double?: string, single?: string, escaped?: string) => {
    return double?.replace(/\\(.)/gs, "$1") ?? single ?? escaped ?? "";
  });
}

/** The script within a word's quotes, if nothing else is quoted there. */
function quotedScript(scalars: Scalars, scalar: Scalar, word: string, index: number): Source | undefined {
  if (!/^(?:"[^"\\]*"|'[^']*')$/.test(word) || word.includes(unknown)) return undefined;
  const whole = scalars.text(scalar);
  return { text: word.slice(1, -1), file: scalars.file, span: (start, end) => whole.part(index + 1 + start, index + 1 + end).span };
}
