import type { Call, Word } from "../model/command.ts";

/** A `git clone` of another machine's repository. */
export interface Clone {
  readonly repository: Word;
  /** The folder that it makes; undefined where a variable hides it. */
  readonly folder: string | undefined;
  /** What `--branch` names, a branch or a tag. */
  readonly branch: string | undefined;
  /** Whether it has no options but those above, `--depth` and `--quiet`. */
  readonly plain: boolean;
}

export function cloneOf({ name, arguments: words }: Call): Clone | undefined {
  if (name !== "git") return undefined;
  const at = words.findIndex((it) => it.value === "clone");
  // Options of git itself may come in front.
  if (at < 0 || words.slice(0, at).some(({ written }, i) => !/^-/.test(written) && !/^-[cC]$/.test(words[i - 1]?.value ?? "")))
    return undefined;
  const operands: Word[] = [];
  let branch: string | undefined;
  let plain = at === 0;
  for (let i = at + 1; i < words.length; i++) {
    const word = words[i]!;
    const value = word.value ?? word.written;
    if (!value.startsWith("-")) operands.push(word);
    else if (/^(?:-b|--branch)$/.test(value)) branch = words[++i]?.value ?? "";
    else if (value.startsWith("--branch=")) branch = value.slice("--branch=".length);
    else if (value === "--depth") i++;
    else if (valued.test(value)) {
      plain = false;
      i++;
    } else if (!/^(?:--depth=\d+|-q|--quiet|--single-branch|--progress|--no-tags|-v|--verbose)$/.test(value)) plain = false;
  }
  const [repository, target] = operands;
  // A path is a copy of what is there already.
  if (!repository || operands.length > 2 || !/:|\$/.test(repository.written)) return undefined;
  const folder = target ? target.value : /([^/:]+?)(?:\.git)?\/?$/.exec(repository.value ?? "")?.[1];
  return { repository, folder, branch, plain: plain && branch !== "" && !/["'$`]/.test(branch ?? "") };
}

const valued =
  /^(?:-c|-o|-u|-j|--config|--origin|--upload-pack|--reference|--template|--jobs|--filter|--shallow-since|--shallow-exclude|--server-option)$/;
