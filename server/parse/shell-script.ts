import type { Call, Word } from "../model/command.ts";
import { paraphrase, type Source, verbatim } from "./source.ts";

const shells: ReadonlySet<string> = new Set(["sh", "bash", "dash", "ash", "ksh", "zsh"]);

/** A script that a call hands to a shell; `"input"` where the shell reads it from its input. */
export interface Given {
  readonly script: Source | "input";
  readonly shell: "sh" | "powershell";
}

/**
 * The script that a call gives to a shell: `sh -c '…'`, `bash -lc "…"`, `su -c '…'`, `eval '…'`, `powershell -Command "…"`. Undefined
 * where there is none or a variable hides it.
 */
export function scriptArgument(file: string, call: Call, scripts: ReadonlyMap<Word, Source>): Given | undefined {
  const found = scriptOf(file, call, scripts);
  return found && { script: found, shell: isPowerShell(call.name) ? "powershell" : "sh" };
}

/** What a call prints, as far as it is one text that shows: `echo 'a'`, `printf 'a\\n'`, `cat` of its heredocs. */
export function printedBy(file: string, { name, arguments: words, wrappers }: Call, heredocs: readonly Source[]): readonly Source[] {
  if (wrappers.length > 0) return [];
  if (name === "cat") return words.every((it) => it.value === "-") ? heredocs : [];
  const [word, ...more] = name === "echo" && /^-[neE]+$/.test(words[0]?.value ?? "") ? words.slice(1) : words;
  if ((name !== "echo" && name !== "printf") || !word || more.length > 0) return [];
  const escapes = name === "printf" || words.length > 1;
  if (escapes && word.value?.includes("\\")) return [paraphrase(file, word.value.replace(/\\n/g, "\n"), word.span)];
  const source = wordSource(file, word);
  return source ? [source] : [];
}

function scriptOf(file: string, call: Call, scripts: ReadonlyMap<Word, Source>): Source | "input" | undefined {
  const { name, arguments: words } = call;
  const sourceOf = (word: Word | undefined) => (word ? (scripts.get(word) ?? wordSource(file, word)) : undefined);
  if (name === "su" || name === "runuser") return sourceOf(behind(words, /^(?:-l?c|--command)$/));
  if (isPowerShell(name)) return powershellSource(file, call, scripts);
  if (name === "eval") return words.length === 1 ? sourceOf(words[0]) : undefined;
  if (name === undefined || !shells.has(name)) return undefined;
  const { option, script, operand } = shellArguments(words);
  return option ? sourceOf(script) : operand ? undefined : "input";
}

export function isPowerShell(name: string | undefined): boolean {
  return name !== undefined && /^(?:powershell|pwsh)$/i.test(name);
}

/** The argument of PowerShell that its script begins with; it goes on to the last one. Undefined where there is none, or only a file's name. */
export function powershellScript(name: string | undefined, words: readonly Word[]): Word | undefined {
  for (let i = 0; i < words.length; i++) {
    const option = /^[-/](\w+)$/.exec(words[i]!.value ?? words[i]!.written)?.[1]?.toLowerCase();
    // Only the PowerShell of Windows takes a word by itself for a command.
    if (option === undefined) return /pwsh/i.test(name ?? "") ? undefined : words[i];
    if ("command".startsWith(option)) return words[i + 1];
    if (/^(?:f|file|e|ec|enc\w*)$/.test(option)) return undefined;
    if (/^(?:ex|ep|v|w|in|o|config|cus|cwd|set|psc)/.test(option)) i++;
  }
  return undefined;
}

function powershellSource(file: string, { name, arguments: words }: Call, scripts: ReadonlyMap<Word, Source>): Source | undefined {
  const first = powershellScript(name, words);
  if (!first || scripts.has(first)) return first && scripts.get(first);
  const all = words.slice(words.indexOf(first));
  if (all.length === 1 || all.some((it) => it.value === undefined)) return wordSource(file, first);
  const text = all.map((it) => it.value).join(" ");
  return paraphrase(file, text, { start: first.span.start, end: all.at(-1)!.span.end });
}

/** Whether `-c` stands among a shell's options, the word behind them, and whether a script's file does. */
function shellArguments(words: readonly Word[]): { option: boolean; script: Word | undefined; operand: boolean } {
  let option = false;
  for (let i = 0; i < words.length; i++) {
    const value = words[i]!.value ?? words[i]!.written;
    if (value === "-" || value === "--" || !/^[-+]/.test(value)) {
      const at = value === "--" ? i + 1 : i;
      return { option, script: words[at], operand: value !== "-" && at < words.length && value !== "/dev/stdin" };
    }
    if (value.startsWith("--")) {
      if (value === "--rcfile" || value === "--init-file") i++;
      continue;
    }
    if (value.startsWith("-") && value.includes("c")) option = true;
    if (/[oO]$/.test(value)) i++;
    // With `-s`, operands are the arguments of the script that comes by input.
    if (value.startsWith("-") && value.includes("s") && !option) return { option, script: undefined, operand: false };
  }
  return { option, script: undefined, operand: false };
}

function behind(words: readonly Word[], option: RegExp): Word | undefined {
  const at = words.findIndex((it) => option.test(it.value ?? ""));
  return at < 0 ? undefined : words[at + 1];
}

/** The text in a word as a script, at its true places where quotes are all that is written beside it. */
function wordSource(file: string, word: Word): Source | undefined {
  const { written, value, span } = word;
  const inner = written.slice(1, -1);
  const quoted =
    written.length >= 2 && (written[0] === "'" || written[0] === '"') && written.at(-1) === written[0] && !inner.includes(written[0]);
  const plain = quoted && span.end - span.start === written.length;
  if (plain && (value === inner || (value === undefined && written[0] === '"' && !/[\\`]|\$\(/.test(inner)))) {
    return verbatim(file, { start: span.start + 1, end: span.end - 1 });
  }
  return value === undefined ? undefined : paraphrase(file, value, span);
}
