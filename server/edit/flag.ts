import type { Flag, Instruction } from "../model/dockerfile.ts";
import { type Edit, insert, remove, replace } from "../text/edit.ts";
import { endOfLine, startOfLine } from "./lines.ts";

/** The last flag of a name: where one may stand only once, the builder refuses two. */
export function findFlag({ flags }: { readonly flags: readonly Flag[] }, name: string): Flag | undefined {
  return flags.findLast((it) => it.name.value === name);
}

/** Gives an instruction a flag, `--link` or `--chown=1:1`, behind those that it has. It must not have it yet. */
export function addFlag({ keyword, flags }: Pick<Instruction, "keyword" | "flags">, flag: string): Edit {
  return insert((flags.at(-1) ?? keyword).span.end, ` ${flag}`);
}

/** Writes a flag anew, its name included. */
export function replaceFlag({ span }: Flag, flag: string): Edit {
  return replace(span, flag);
}

/** Gives an instruction a flag with a value, in place of the one of that name that it may have. */
export function setFlag(instruction: Pick<Instruction, "keyword" | "flags">, name: string, value: string): Edit {
  const written = findFlag(instruction, name);
  return written ? replaceFlag(written, `--${name}=${value}`) : addFlag(instruction, `--${name}=${value}`);
}

/** Removes a flag with the blanks behind it; with its line, where that holds nothing else. */
export function removeFlag(source: string, { span }: Flag): Edit {
  const lineStart = startOfLine(source, span.start);
  const lineEnd = endOfLine(source, span.end);
  const behind = source.slice(span.end, lineEnd);
  const isAlone = source.slice(lineStart, span.start).trim() === "" && /^[ \t]*[\\`][ \t]*$/.test(behind);
  if (isAlone) return remove({ start: lineStart, end: source.indexOf("\n", lineEnd) + 1 });
  return remove({ start: span.start, end: span.end + /^[ \t]*/.exec(behind)![0].length });
}
