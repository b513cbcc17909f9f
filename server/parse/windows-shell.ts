import type { Word } from "../model/command.ts";
import type { Source } from "./source.ts";

/** A command of cmd or PowerShell. */
export interface WindowsCommand {
  /** At least one. */
  readonly words: readonly Word[];
  /** Whether the next command reads what it prints. */
  readonly pipes: boolean;
}

/**
 * The commands of a script for cmd or PowerShell, cut at operators outside of quotes. Blocks, expressions and aliases are not
 * looked into: what a command is called and what is written behind it is all that rules ask of these shells.
 */
export function windowsCommands(source: Source, shell: "cmd" | "powershell"): WindowsCommand[] {
  const token = shell === "cmd" ? cmdToken : powershellToken;
  const commands: WindowsCommand[] = [];
  let words: Word[] = [];
  let start = -1;
  let end = -1;
  for (const { 0: text, index } of source.text.matchAll(token)) {
    if (/^(?:&&|\|\||[&;|(){}]|\r?\n)$/.test(text)) {
      if (words.length > 0) commands.push({ words, pipes: text === "|" });
      words = [];
      end = -1;
      continue;
    }
    // Tokens without a blank between them are one word: `C:\"a b"`.
    if (index === end) words.pop();
    else start = index;
    end = index + text.length;
    words.push(wordOf(source, start, end, shell));
  }
  if (words.length > 0) commands.push({ words, pipes: false });
  return commands;
}

const cmdToken = /"[^"]*"?|&&|\|\||[&|()]|[^\s"&|()]+|\r?\n/g;
const powershellToken = /"(?:[^"`]|`[\s\S])*"?|'[^']*'?|&&|\|\||[;|(){}]|[^\s"';|(){}]+|\r?\n/g;

function wordOf(source: Source, start: number, end: number, shell: "cmd" | "powershell"): Word {
  const text = source.text.slice(start, end);
  const span = source.span(start, end);
  const quotes = shell === "cmd" ? /"/g : /["']/g;
  const expands = shell === "cmd" ? /%\w+%/.test(text) : text.includes("$") && !/^'[^']*'$/.test(text);
  return { written: source.file.slice(span.start, span.end), value: expands ? undefined : text.replace(quotes, ""), span };
}
