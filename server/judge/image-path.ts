import { type Call, type Command, textOf, type Word } from "../model/command.ts";
import type { Copy } from "../model/copy.ts";
import type { Dockerfile } from "../model/dockerfile.ts";
import { variableOf } from "./step.ts";
import { workdirAt } from "./workdir-base.ts";

/**
 * Paths of an image, in a form in which two that mean the same are equal: absolute, or below `.`, the working directory of the base image.
 * A variable without a known value stays in it as `$NAME`.
 */
export type ImagePath = string;

/** A path as seen from a folder; undefined where either is hidden. */
export function imagePath(folder: ImagePath | undefined, path: string): ImagePath | undefined {
  const plain = path.replaceAll(/\$\{(\w+)\}/g, "$$$1").replace(/^~(?=\/|$)/, "$$HOME");
  if (plain === "" || plain.length > 1000 || /\$(?!\w)|[`\n]/.test(plain)) return undefined;
  const base = /^[/$]/.test(plain) ? "" : folder;
  if (base === undefined) return undefined;
  const parts: string[] = base.split("/").filter(Boolean);
  for (const part of plain.split("/")) {
    if (part === "..") {
      if (parts.length === 0 || parts.at(-1) === ".") return undefined;
      parts.pop();
    } else if (part !== "" && part !== ".") parts.push(part);
  }
  return (/^\//.test(base || plain) ? "/" : "") + parts.join("/");
}

/** The path that a word of a call means, seen from where the call runs; undefined where that is not known. */
export function pathOfWord(file: Dockerfile, command: Command, call: Call, word: Word): ImagePath | undefined {
  return pathOfText(file, command, call, textOf(word));
}

/** The same for the text of a word, without quotes. */
export function pathOfText(file: Dockerfile, command: Command, call: Call, text: string): ImagePath | undefined {
  const known = text.replaceAll(/\$(?:(\w+)|\{(\w+)\})/g, (whole, plain: string, braced: string) => {
    const value = variableOf(file, command, call, plain ?? braced);
    return value === undefined || value === "" || /[$\s]/.test(value) ? whole : value;
  });
  return imagePath(folderOf(file, command, call), known);
}

/** Where a call runs: the working directory, or where a `cd` before it went. */
function folderOf(file: Dockerfile, command: Command, call: Call): ImagePath | undefined {
  if (!command.stage) return undefined;
  const cd = lastCd(command).get(call);
  if (cd === undefined) return workdirAt(command.stage, command.span.start);
  const target = cd?.arguments.length === 1 ? cd.arguments[0]!.value : undefined;
  return target === undefined ? undefined : pathOfText(file, command, cd!, target);
}

/** For each call behind a `cd` that one; null behind what changes folders in another way. */
function lastCd(command: Command): ReadonlyMap<Call, Call | null> {
  let known = changes.get(command);
  if (!known) {
    const found = new Map<Call, Call | null>();
    let last: Call | null | undefined;
    let count = 0;
    for (const call of command.calls) {
      if (last !== undefined) found.set(call, last);
      // A long way of them is followed by nobody.
      if (call.name === "cd") last = ++count > 20 ? null : call;
      else if (call.name === "pushd" || call.name === "popd") last = null;
    }
    changes.set(command, (known = found));
  }
  return known;
}

const changes = new WeakMap<Command, ReadonlyMap<Call, Call | null>>();

/** Where a copy puts what it brings. */
export interface CopyTarget {
  /** What the target names. */
  readonly path: ImagePath;
  /** What the target names, or else each source in it: which of them it is depends on what the image and the sources are. */
  readonly files: readonly ImagePath[];
  /** Whether the target is a folder for sure. */
  readonly folder: boolean;
}

export function copyTarget({ target, sources, instruction, stage, span }: Copy): CopyTarget | undefined {
  if (!target || !stage) return undefined;
  const written = target.meaning ?? target.value;
  const path = imagePath(workdirAt(stage, span.start), written);
  if (path === undefined) return undefined;
  const contents = (it: string) => /(?:^|\/)\.{0,2}$/.test(it);
  const folder =
    contents(written) || sources.length + instruction.heredocs.length > 1 || sources.some(({ meaning }) => contents(meaning ?? ""));
  const names = [
    ...sources.map(({ meaning, value }) => /([^/]+)$/.exec(meaning ?? value)?.[1]),
    ...instruction.heredocs.map((it) => it.delimiter.value),
  ];
  const inside = names.flatMap((name) => (name === undefined || /^\.{1,2}$/.test(name) ? [] : (imagePath(path, name) ?? [])));
  return { path, files: folder ? inside : [path, ...inside], folder };
}
