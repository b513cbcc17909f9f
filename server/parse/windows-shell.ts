import type { Call, Word } from "../model/command.ts";
import type { Source } from "./source.ts";

/** Whether a program, with or without its folder, is a shell that there is nowhere but on Windows. */
export function isWindowsShell(program: string | undefined): boolean {
  return /(?:^|[\\/])(?:powershell|cmd)(?:\.exe)?$/i.test(program ?? "");
}

/** A command of cmd or PowerShell. */
export interface WindowsCommand {
  /** At least one. */
  readonly words: readonly Word[];
  /** Where each word starts in the script, and where the last one ends. */
  readonly starts: readonly number[];
  readonly end: number;
  /** What stands between it and the next command; undefined also where it opens or closes a block or an expression. */
  readonly followedBy: Call["followedBy"];
}

/**
 * The commands of a script for cmd or PowerShell, cut at operators outside of quotes. Blocks, expressions and aliases are not
 * looked into: what a command is called and what is written behind it is all that rules ask of these shells.
 */
export function windowsCommands(source: Source, shell: "cmd" | "powershell"): WindowsCommand[] {
  const [token, operator] = shell === "cmd" ? [cmdToken, /^(?:&&?|\|\|?|[()]|\r?\n)$/] : [powershellToken, /^(?:&&|\|\||[;|(){}]|\r?\n)$/];
  const commands: WindowsCommand[] = [];
  let starts: number[] = [];
  let ends: number[] = [];
  const finish = (followedBy: Call["followedBy"]) => {
    // The call operator runs what it stands before.
    const first = shell === "powershell" && starts.length > 1 && source.text.slice(starts[0], ends[0]) === "&" ? 1 : 0;
    const words = starts.slice(first).map((start, i) => wordOf(source, start, ends[first + i]!, shell));
    const last = commands.at(-1);
    if (words.length > 0) commands.push({ words, starts: starts.slice(first), end: ends.at(-1)!, followedBy });
    // Behind the end of a block.
    else if (last && last.followedBy === undefined) commands[commands.length - 1] = { ...last, followedBy };
    starts = [];
    ends = [];
  };
  for (const { 0: text, index } of source.text.matchAll(token)) {
    if (operator.test(text)) {
      finish(joins[text]);
      continue;
    }
    if (/^(?:#|`\r?\n$)/.test(text)) continue;
    // cmd does not print what an `@` stands before.
    const start = shell === "cmd" && starts.length === 0 && /^@./.test(text) ? index + 1 : index;
    // Tokens without a blank between them are one word: `C:\"a b"`.
    if (index !== ends.at(-1)) starts.push(start);
    else ends.pop();
    ends.push(index + text.length);
  }
  finish(undefined);
  return commands;
}

/** What the shells of Windows write between commands, in the words of a POSIX shell. */
const joins: Readonly<Record<string, Call["followedBy"]>> = {
  "&&": "&&",
  "||": "||",
  "|": "|",
  ";": ";",
  "&": ";",
  "\n": ";",
  "\r\n": ";",
};

const cmdToken = /"[^"]*"?|&&|\|\||[&|()]|[^\s"&|()]+|\r?\n/g;
const powershellToken =
  /(?<![^\s;(){}|])#[^\n]*|`\r?\n|"(?:[^"`]|`[\s\S])*"?|'[^']*'?|&&|\|\||[;|(){}]|(?:[^\s"'`;|(){}]|`(?!\r?\n))+|\r?\n/g;

function wordOf(source: Source, start: number, end: number, shell: "cmd" | "powershell"): Word {
  const text = source.text.slice(start, end);
  const span = source.span(start, end);
  const quotes = shell === "cmd" ? /"/g : /["']/g;
  const expands = shell === "cmd" ? /%\w+%/.test(text) : text.includes("$") && !/^'[^']*'$/.test(text);
  return { written: source.file.slice(span.start, span.end), value: expands ? undefined : text.replace(quotes, ""), span };
}
