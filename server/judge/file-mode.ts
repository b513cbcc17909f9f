import { type Call, type Command, textOf, type Word } from "../model/command.ts";
import type { Copy } from "../model/copy.ts";
import type { Span } from "../text/span.ts";

/** A permission that a file sets: `chmod 755 a`, `mkdir -m 777 a`, `install -m 4755 a b`, `COPY --chmod=755`. */
export interface FileMode {
  /** As written: `755`, `u+s`, `a+rwX`. */
  readonly mode: string;
  /** Where exactly that stands. */
  readonly span: Span;
  /** The paths that it is given to; variables in them as written. */
  readonly paths: readonly string[];
  /** Whether they are folders for sure. */
  readonly folders: boolean;
  readonly recursive: boolean;
  /** Undefined for flags of `COPY` and `ADD`. */
  readonly call: Call | undefined;
}

/** The permissions that a command sets. */
export function modesOf({ calls }: Command): FileMode[] {
  const made = new Set(calls.flatMap((it) => (it.name === "mkdir" ? it.arguments.map(textOf) : [])));
  return calls
    .flatMap(modeOf)
    .map((it) => (it.paths.length > 0 && it.paths.every((path) => made.has(path)) ? { ...it, folders: true } : it));
}

/** The permissions that `--chmod` sets. */
export function modeOfCopy({ flags, target, sources }: Copy): FileMode | undefined {
  const value = flags.findLast((it) => it.name.value === "chmod")?.value;
  if (!value) return undefined;
  const paths = [target?.meaning ?? target?.value ?? ""];
  return { mode: value.meaning ?? "", span: value.span, paths, folders: false, recursive: sources.length > 0, call: undefined };
}

function modeOf(call: Call): FileMode[] {
  const { name, arguments: words } = call;
  if (name === "chmod") return chmod(call, words);
  if (name !== "mkdir" && name !== "install") return inFind(call);
  const found = optionValue(words, name === "install" ? "gotSm" : "m");
  if (!found) return [];
  const folders = name === "mkdir" || words.some((it) => /^-\w*d|^--directory$/.test(it.written));
  const operands = words.filter((it) => !it.written.startsWith("-") && it !== found.word).map(textOf);
  return [{ mode: found.text, span: found.span, paths: folders ? operands : operands.slice(-1), folders, recursive: false, call }];
}

function chmod(call: Call, words: readonly Word[]): FileMode[] {
  // `-w` is a mode and no option.
  const at = words.findIndex((it) => !/^-[Rcfv]+$|^--/.test(it.written));
  const word = words[at];
  if (!word || words.some((it) => it.written.startsWith("--reference"))) return [];
  const recursive = words.some((it) => /^-\w*R|^--recursive$/.test(it.written));
  const paths = words.filter((it, i) => i > at && !/^-[Rcfv]+$|^--/.test(it.written)).map(textOf);
  return [{ mode: word.value ?? "", span: word.span, paths, folders: false, recursive, call }];
}

/** `find … -exec chmod 755 {} +` */
function inFind(call: Call): FileMode[] {
  if (call.name !== "find") return [];
  const { arguments: words } = call;
  const at = words.findIndex(({ value }, i) => value === "chmod" && /^-exec(?:dir)?$/.test(words[i - 1]?.value ?? ""));
  if (at < 0) return [];
  const folders = words.some(({ value }, i) => value === "d" && words[i - 1]?.value === "-type");
  return chmod(call, words.slice(at + 1)).map((it) => ({ ...it, paths: words.slice(0, 1).map(textOf), folders, recursive: true }));
}

/** The value of `-m`, which may stand in the same word; `valued` are the letters that take one. */
function optionValue(words: readonly Word[], valued: string): { text: string; span: Span; word: Word | undefined } | undefined {
  for (const [i, word] of words.entries()) {
    const text = word.value ?? "";
    const long = /^--mode=/.exec(text);
    if (long) return { text: text.slice(long[0].length), span: word.span, word: undefined };
    if (!/^-\w/.test(text) && text !== "--mode") continue;
    const at = text === "--mode" ? 0 : [...text].findIndex((it, i) => i > 0 && valued.includes(it));
    if (at < 0 || (text !== "--mode" && text[at] !== "m")) continue;
    const rest = text === "--mode" ? "" : text.slice(at + 1);
    if (rest !== "") return { text: rest, span: word.span, word: undefined };
    const next = words[i + 1];
    return next && { text: next.value ?? "", span: next.span, word: next };
  }
  return undefined;
}

/** Whether a mode gives the right to write to everybody, and no sticky bit keeps them from each other's files. */
export function isWorldWritable(mode: string): boolean {
  if (/^[0-7]{3,5}$/.test(mode)) return (Number(mode.at(-1)) & 2) !== 0 && (Number(mode.at(-4) ?? 0) & 1) === 0;
  const clauses = mode.split(",");
  return clauses.some((it) => /^[ug]*[oa][ugoa]*[+=][rwxXst]*w[rwxXst]*$/.test(it)) && !clauses.some((it) => /[+=][rwxX]*t/.test(it));
}

/** Which of the bits a mode sets by which a program runs as its owner or its group. */
export function setIdBits(mode: string): { readonly user: boolean; readonly group: boolean } {
  if (/^[0-7]{4,5}$/.test(mode)) {
    const special = Number(mode.at(-4));
    return { user: (special & 4) !== 0, group: (special & 2) !== 0 };
  }
  const clauses = mode.split(",").flatMap((it) => /^([ugoa]*)[+=][rwxXt]*s[rwxXst]*$/.exec(it)?.[1] ?? []);
  return {
    user: clauses.some((who) => who === "" || /[ua]/.test(who)),
    group: clauses.some((who) => who === "" || /[ga]/.test(who)),
  };
}
