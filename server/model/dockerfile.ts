import type { Span, Spanned } from "../text/span.ts";
import type { Command } from "./command.ts";
import type { Image } from "./image.ts";
import type { Comment, Node, Problem, Template } from "./node.ts";
import type { Reference } from "./reference.ts";
import type { Substituted } from "./substituted.ts";
import type { Variable } from "./variable.ts";

/** A Dockerfile. A broken one has problems beside what could be read. */
export interface Dockerfile {
  readonly kind: "dockerfile";
  readonly directives: readonly Directive[];
  readonly escape: "\\" | "`";
  /** `ARG` before the first `FROM`. */
  readonly globals: readonly Variable[];
  readonly stages: readonly Stage[];
  /** All instructions in order, of every stage and before the first. */
  readonly instructions: readonly Instruction[];
  readonly comments: readonly Comment[];
  readonly problems: readonly Problem[];
  readonly template: Template | undefined;
  /** Everything that a rule can be shown, in source order; a stage comes before what is in it. */
  readonly nodes: readonly Node[];
}

/** `# syntax=`, `# escape=` or `# check=` in the first lines of the file. */
export interface Directive {
  /** In lower case. */
  readonly name: string;
  readonly nameSpan: Span;
  readonly value: Spanned;
  readonly span: Span;
}

export interface Stage {
  readonly kind: "stage";
  readonly index: number;
  /** As written behind `AS`. */
  readonly name: Spanned | undefined;
  /** What `FROM` names, whether an image, a stage or `scratch`. */
  readonly base: Substituted;
  /** What `base` means where no build argument is given and an `ARG` without default is empty; undefined where only the builder knows. */
  readonly defaultBase: string | undefined;
  /** The earlier stage that it is built on. */
  readonly parent: Stage | undefined;
  /** The image it is built on, where `base` is one. */
  readonly image: Image | undefined;
  /** The `FROM` instruction and all that follow, up to the next `FROM`. */
  readonly instructions: readonly Instruction[];
  /** Whether it is what a plain `docker build` delivers: the last stage. */
  readonly ships: boolean;
  /** Whether it builds a Windows image, by its base, `--platform`, `SHELL` or the escape character. */
  readonly windows: boolean;
  readonly span: Span;
}

export interface Instruction {
  readonly kind: "instruction";
  /** The keyword in capitals; for `ONBUILD RUN …` that of the trigger, with `onbuild` set. */
  readonly name: string;
  readonly keyword: Spanned;
  readonly onbuild: boolean;
  readonly flags: readonly Flag[];
  /** What follows keyword and flags, cut at blanks; for exec forms the strings of the array, without their quotes. */
  readonly words: readonly Substituted[];
  readonly heredocs: readonly Heredoc[];
  /** The variables that the builder replaces, in the order of the text. */
  readonly references: readonly Reference[];
  /** What was meant as a JSON array and is none, so that the builder refuses it or takes its text for a command or for paths. */
  readonly array?: BrokenArray;
  /** What was meant as a comment behind the arguments; there the builder knows none and takes it for arguments, or refuses it. */
  readonly trailing?: { readonly span: Span; readonly refused: boolean };
  /** The empty lines between its continued lines, each with its line break. */
  readonly emptyLines: readonly Span[];
  /** From the keyword to the end of the last continued line or heredoc, without the line break. */
  readonly span: Span;
  readonly stage?: Stage;
}

/** `['a', "b"`: its words, with their quotes, whatever those are. */
export interface BrokenArray {
  readonly words: readonly Spanned[];
  readonly closed: boolean;
  /** Whether the builder refuses it, instead of taking it for a command or for paths. */
  readonly refused: boolean;
  /** From `[` to its `]`, or to the instruction's end. */
  readonly span: Span;
  /** What stands behind the `]`, with the blanks before it. */
  readonly behind: Span | undefined;
}

/** `--name=value` or `--name`. */
export interface Flag {
  readonly name: Spanned;
  readonly value: Substituted | undefined;
  readonly span: Span;
}

export interface Heredoc {
  readonly delimiter: Spanned;
  /** A quoted delimiter forbids substitution. */
  readonly quoted: boolean;
  /** The lines between, without the line of the closing delimiter. */
  readonly body: Span;
}

/** The stage and those it is built on, nearest first. */
export function* lineage(stage: Stage): Generator<Stage> {
  for (let it: Stage | undefined = stage; it; it = it.parent) yield it;
}

/** Whether the layers of a stage are in the image that a plain build delivers. */
export function isDelivered(file: Dockerfile, stage: Stage): boolean {
  let stages = delivered.get(file);
  if (!stages) delivered.set(file, (stages = new Set(file.stages.slice(-1).flatMap((last) => [...lineage(last)]))));
  return stages.has(stage);
}

const delivered = new WeakMap<Dockerfile, ReadonlySet<Stage>>();

/** The nodes of a stage itself, in source order. */
export function nodesOf(file: Dockerfile, stage: Stage): readonly Node[] {
  let stages = nodesByStage.get(file);
  if (!stages) {
    stages = new Map();
    for (const node of file.nodes) {
      if (!("stage" in node) || !node.stage) continue;
      const nodes = stages.get(node.stage);
      if (nodes) nodes.push(node);
      else stages.set(node.stage, [node]);
    }
    nodesByStage.set(file, stages);
  }
  return stages.get(stage) ?? [];
}

/** Kept, since rules ask about each stage and each thing in it, and files have thousands of lines. */
const nodesByStage = new WeakMap<Dockerfile, Map<Stage, Node[]>>();

/** The stages of each name, in order; the builder folds the case of names, so they are in lower case here. */
export function stagesByName(file: Dockerfile): ReadonlyMap<string, readonly Stage[]> {
  let names = namedStages.get(file);
  if (!names) {
    names = new Map();
    for (const stage of file.stages) {
      const name = stage.name?.value.toLowerCase();
      const others = name === undefined ? undefined : names.get(name);
      if (others) others.push(stage);
      else if (name !== undefined) names.set(name, [stage]);
    }
    namedStages.set(file, names);
  }
  return names;
}

const namedStages = new WeakMap<Dockerfile, Map<string, Stage[]>>();

/** The commands of a stage itself, at `place`. */
export function commands(file: Dockerfile, stage: Stage, ...places: readonly Command["place"][]): Command[] {
  return nodesOf(file, stage).filter((node) => node.kind === "command" && places.includes(node.place)) as Command[];
}

/** The stage that `docker build --target` means: by name in any case, or by number. */
export function findStage(file: Dockerfile, target: string): Stage | undefined {
  return (
    file.stages.findLast((it) => it.name?.value.toLowerCase() === target.toLowerCase()) ??
    (/^\d+$/.test(target) ? file.stages[Number(target)] : undefined)
  );
}

/** Every instruction that the builder knows. */
export const instructionNames: ReadonlySet<string> = new Set(
  "ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL MAINTAINER ONBUILD RUN SHELL STOPSIGNAL USER VOLUME WORKDIR".split(" "),
);
