import type { Command, Word } from "../model/command.ts";
import type { Stage } from "../model/dockerfile.ts";
import { noScript, type ShellOptions } from "../model/shell.ts";
import { lowerScript, lowerWords, noOptions } from "./shell.ts";
import { optionsAfter } from "./shell-walk.ts";
import { type Source, verbatim } from "./source.ts";
import type { Statement } from "./statement.ts";
import { programName } from "./wrappers.ts";

const knownShells: Readonly<Record<string, Command["shell"]>> = {
  sh: "sh",
  ash: "sh",
  dash: "sh",
  bash: "bash",
  powershell: "powershell",
  pwsh: "powershell",
  cmd: "cmd",
};

/** Who reads a script. */
interface Reader {
  readonly shell: Command["shell"];
  readonly options: ShellOptions;
  /** Whether the script itself names it. */
  readonly shebang?: boolean;
}

/** What RUN, CMD, ENTRYPOINT or HEALTHCHECK runs; undefined where nothing is written, and for `HEALTHCHECK NONE`. */
export function commandOf(statement: Statement, stage: Stage, shellWords: readonly string[] | undefined): Command | undefined {
  const { instruction, source, rest, strings } = statement;
  const place = instruction.name as "RUN" | "CMD" | "ENTRYPOINT" | "HEALTHCHECK";
  if (place === "HEALTHCHECK" && instruction.words[0]?.value.toUpperCase() !== "CMD") return undefined;
  if (rest >= source.text.length) return undefined;
  const common = { kind: "command", place, span: source.span(rest, source.text.length), onbuild: instruction.onbuild, stage } as const;
  const { file } = source;
  if (strings) {
    const words = strings.map(
      ({ value, start, end }): Word => ({ written: source.text.slice(start, end), value, span: source.span(start, end) }),
    );
    // Options alone are for the ENTRYPOINT.
    const calls = words[0]?.value?.startsWith("-") ? [] : lowerWords(file, words);
    return { ...common, form: "exec", shell: stage.windows ? "cmd" : "sh", words, calls, script: noScript };
  }
  const usual = { shell: shellOf(shellWords, stage), options: optionsOf(shellWords?.slice(1) ?? []) };
  const { script, shell, options, shebang } = scriptOf(statement, usual);
  return {
    ...common,
    form: "shell",
    shell,
    words: [],
    ...(shebang && { shebang }),
    ...lowerScript(file, common.span, shell, script, options),
  };
}

/** The shell of shell forms, by the last `SHELL`. */
function shellOf(words: readonly string[] | undefined, stage: Stage): Command["shell"] {
  if (!words) return stage.windows ? "cmd" : "sh";
  for (const word of words) {
    const name = programName(word.toLowerCase())!;
    if (Object.hasOwn(knownShells, name)) return knownShells[name]!;
  }
  return "other";
}

/** A heredoc that stands alone is the script itself, and its first line may name another interpreter. */
function scriptOf({ instruction, source, rest, marks, script }: Statement, usual: Reader): Reader & { readonly script: Source } {
  const [mark] = marks;
  const [heredoc] = instruction.heredocs;
  if (!mark || !heredoc || marks.length > 1 || mark.start !== rest || mark.end !== source.text.length) return { script, ...usual };
  const body = verbatim(source.file, heredoc.body);
  const shebang = /^\s*#!\s*(\S+)[ \t]*([^\n]*)/.exec(body.text.slice(0, 300));
  if (!shebang) return { script: body, ...usual };
  const words = shebang[2]!.split(/\s+/).filter((it) => it !== "" && it !== "-S");
  const name = (programName(shebang[1]) === "env" ? programName(words.shift()) : programName(shebang[1])) ?? "";
  return { script: body, shell: Object.hasOwn(knownShells, name) ? knownShells[name]! : "other", options: optionsOf(words), shebang: true };
}

function optionsOf(words: readonly string[]): ShellOptions {
  return optionsAfter(
    noOptions,
    words.map((value) => ({ value })),
  );
}
