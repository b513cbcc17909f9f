import type { Call, Word } from "../model/command.ts";
import type { Source } from "./source.ts";
import { programName } from "./wrappers.ts";

type Building = { -readonly [K in keyof Call]: Call[K] };

/**
 * The commands of a script for cmd or PowerShell, cut at operators outside of quotes. Blocks, expressions and aliases are not
 * looked into: what a command is called and what is written behind it is all that rules ask of these shells.
 */
export function lowerWindowsScript(source: Source, shell: "cmd" | "powershell"): Call[] {
  const token =
    shell === "cmd" ? /"[^"]*"?|&&|\|\||[&|()]|[^\s"&|()]+|\r?\n/g : /"(?:[^"`]|`[\s\S])*"?|'[^']*'?|&&|\|\||[;|(){}]|[^\s"';|(){}]+|\r?\n/g;
  const calls: Building[] = [];
  let words: Word[] = [];
  let start = -1;
  let end = -1;
  let piping: Building | undefined;
  const finish = (operator: string): void => {
    const [program] = words;
    const call: Building | undefined = program && {
      name: programName(program.value)?.replace(/\.exe$/i, ""),
      program,
      arguments: words.slice(1),
      wrappers: [],
      assignments: [],
      redirections: [],
      pipedInto: undefined,
      context: "plain",
      span: { start: program.span.start, end: words.at(-1)!.span.end },
    };
    if (call) {
      calls.push(call);
      if (piping) piping.pipedInto = call;
    }
    piping = operator === "|" ? call : undefined;
    words = [];
    end = -1;
  };
  for (const { 0: text, index } of source.text.matchAll(token)) {
    if (/^(?:&&|\|\||[&;|(){}]|\r?\n)$/.test(text)) {
      finish(text);
      continue;
    }
    // Tokens without a blank between them are one word: `C:\"a b"`.
    if (index === end) words.pop();
    else start = index;
    end = index + text.length;
    const written = source.text.slice(start, end);
    const value = written.replace(/["']/g, "");
    words.push({
      written,
      value: /%\w+%/.test(value) || (shell === "powershell" && value.includes("$")) ? undefined : value,
      span: source.span(start, end),
    });
  }
  finish("");
  return calls;
}
