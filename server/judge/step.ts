import type { Call, Command, Word } from "../model/command.ts";
import { type Dockerfile, isDelivered } from "../model/dockerfile.ts";
import { instructionOf, mountsOf } from "../model/step.ts";
import type { Span } from "../text/span.ts";
import { setterOf } from "./scope.ts";

/** Whether what a `RUN` leaves behind is in an image that people get: that of the last stage, or one that is built from it by `ONBUILD`. */
export function ships(file: Dockerfile, { stage, onbuild }: Command): boolean {
  return onbuild || stage === undefined || isDelivered(file, stage);
}

/** Where to point at for what a whole step does or lacks: its keyword. */
export function keywordOf(file: Dockerfile, command: Command): Span {
  return instructionOf(file, command)?.keyword.span ?? command.span;
}

/** Where to point at for what several programs of a step do alike: its keyword for the first, and for the others their own word. */
export function placeInStep(file: Dockerfile, command: Command, isFirst: boolean, word: Word): Span {
  return isFirst ? keywordOf(file, command) : word.span;
}

/**
 * Whether a directory is mounted while a step runs, so that nothing of it gets into the layer. `~` stands for anybody's home; a name
 * alone, for any directory that has it.
 */
export function isMounted(file: Dockerfile, command: Command, directory: string): boolean {
  return mountsOf(file, command).some(
    ({ type, target }) =>
      (type === "cache" || type === "tmpfs") && target !== undefined && holds(target.meaning ?? target.value, directory),
  );
}

/** Whether `path` is a directory, or one that it lies in, or all that is in either. */
export function holds(path: string, directory: string): boolean {
  const plain = path.replace(/(?:\/\*?)+$/, "");
  if (!directory.includes("/")) return plain.split(/[/.]/).includes(directory);
  if (!directory.startsWith("~/")) return plain.length > 1 && (plain === directory || directory.startsWith(`${plain}/`));
  const home = /^(?:~|\$\{?HOME\}?|\/root|\/home\/[^/]+|\/[^/]+)(?=\/)/.exec(plain);
  const tail = home && plain.slice(home[0].length + 1);
  return tail !== null && (tail === directory.slice(2) || directory.slice(2).startsWith(`${tail}/`));
}

/** What a variable is for a call of a step, as far as the file tells: set in front of it, exported before it, or by `ENV` or `ARG`. */
export function variableOf(file: Dockerfile, command: Command, call: Call, name: string): string | undefined {
  const start = `${name}=`;
  const set = call.assignments.findLast((it) => it.written.startsWith(start)) ?? exported(command, start, call.span.start);
  if (set) return (set.value ?? set.written).slice(start.length);
  if (!command.stage) return undefined;
  const known = setterOf(file, command.stage, name, command.span.start);
  return known.by === "file" ? (known.variable.value?.meaning ?? known.variable.value?.value ?? "") : undefined;
}

/** The last word that `export` is given before an offset and that begins like this. */
function exported(command: Command, start: string, offset: number): Word | undefined {
  let words = exports.get(command);
  if (!words) exports.set(command, (words = command.calls.flatMap((it) => (it.name === "export" ? it.arguments : []))));
  return words.findLast((it) => it.span.start < offset && it.written.startsWith(start));
}

const exports = new WeakMap<Command, readonly Word[]>();
