import type { Instruction, Stage } from "../model/dockerfile.ts";
import type { Image } from "../model/image.ts";
import type { Node } from "../model/node.ts";
import type { Substituted } from "../model/substituted.ts";
import { commandOf } from "./dockerfile-command.ts";
import { copyOf } from "./dockerfile-copy.ts";
import { imageOf } from "./dockerfile-image.ts";
import { runMount, volumeOf } from "./dockerfile-mount.ts";
import { exposedPort } from "./dockerfile-port.ts";
import { labelsOf, pairsOf, variablesOf } from "./dockerfile-variable.ts";
import { declare, type StageGraph, type StageState } from "./stage-graph.ts";
import type { Statement } from "./statement.ts";
import type { Variables } from "./variables.ts";
import { isWindowsShell } from "./windows-shell.ts";

/** A name behind `--from` or `from=` that no earlier stage has. */
export interface ForeignName {
  readonly name: Substituted;
  readonly place: "COPY --from" | "RUN --mount";
  readonly stage: Stage;
}

/** What lowering knows beside an instruction. */
export interface Surroundings {
  readonly escapeChar: string;
  readonly globals: Variables;
  readonly graph: StageGraph;
  /** Filled here: whether such a name is an image shows when all stages are read. */
  readonly foreign: ForeignName[];
}

/** Takes up an instruction of a stage, changes what holds after it, and returns the concepts that it stands for. */
export function conceptsOf(statement: Statement, instruction: Instruction, state: StageState, around: Surroundings): readonly Node[] {
  const { stage, variables } = state;
  const { escapeChar, globals } = around;
  stage.windows ||= showsWindows(statement);
  switch (instruction.name) {
    case "ARG":
    case "ENV": {
      const pairs = pairsOf(statement, escapeChar, variables);
      if (!instruction.onbuild) declare(instruction.name, pairs, variables, globals);
      return variablesOf(instruction.name, pairs, stage, instruction.onbuild);
    }
    case "SHELL":
      if (statement.strings && !instruction.onbuild) {
        state.shell = statement.strings.map((it) => it.value);
      }
      return [];
    case "RUN":
    case "CMD":
    case "ENTRYPOINT":
    case "HEALTHCHECK": {
      const command = commandOf(statement, stage, state.shell);
      return [...mountsOf(instruction, state, around), ...(command ? [command] : [])];
    }
    case "COPY":
    case "ADD": {
      const copy = copyOf(statement, instruction, stage, around.graph);
      if (copy.from && !copy.from.stage && !copy.onbuild) around.foreign.push({ name: copy.from.name, place: "COPY --from", stage });
      return [copy];
    }
  }
  // The others have no way to say that they hold in another image.
  if (instruction.onbuild) return [];
  switch (instruction.name) {
    case "LABEL":
      return labelsOf(pairsOf(statement, escapeChar, variables), stage);
    case "EXPOSE":
      return instruction.words
        .filter(({ span }) => span.start < (instruction.trailing?.span.start ?? Infinity))
        .map((it) => exposedPort(it, stage));
    case "VOLUME":
      return instruction.words.map((it) => volumeOf(it, stage));
    case "USER":
      return instruction.words.map((name) => ({ kind: "user", place: "USER", name, stage }));
  }
  return [];
}

/** Whether an instruction would make no sense but on Windows: it calls a shell that there is nowhere else, or speaks of a drive. */
function showsWindows({ instruction: { name, onbuild }, source, rest, strings, regions }: Statement): boolean {
  if (onbuild) return false;
  if (name === "SHELL" && strings) return isWindowsShell(strings[0]?.value);
  if (name === "RUN")
    return strings
      ? isWindowsShell(strings[0]?.value)
      : /^@?(?:powershell|cmd)(?:\.exe)?[ \t]+[^|&;<>]/i.test(source.text.slice(rest, rest + 20));
  if (name !== "WORKDIR" && name !== "COPY" && name !== "ADD") return false;
  const last = regions.at(-1);
  return last !== undefined && /^["']?[a-z]:[\\/]/i.test(source.text.slice(last.start, last.end));
}

/** The images that foreign names stand for: all but those of later stages, which are mistakes, and `scratch`. */
export function foreignImages(foreign: readonly ForeignName[], graph: StageGraph): Image[] {
  const names = new Set(graph.states.map(({ stage }) => stage.name?.value.toLowerCase()));
  return foreign
    .filter(({ name: { value }, place }) => value !== "scratch" && !isNumber(value, place) && !names.has(value.toLowerCase()))
    .map(({ name, place, stage }) => imageOf(place, name, stage));
}

/** Whether a stage is counted, or was meant to be: a mount takes a number for an image. */
function isNumber(name: string, place: ForeignName["place"]): boolean {
  return place === "COPY --from" ? /^[-+]?\d+$/.test(name) : /^\d+$/.test(name);
}

function mountsOf(instruction: Instruction, { stage, variables }: StageState, { escapeChar, graph, foreign }: Surroundings): Node[] {
  if (instruction.name !== "RUN") return [];
  return instruction.flags
    .filter((it) => it.name.value === "mount")
    .map((flag) => {
      const mount = runMount(flag, stage, graph, escapeChar, variables);
      // The image keeps a trigger as it is: what its --from means, another build says.
      if (instruction.onbuild) return { ...mount, place: "ONBUILD RUN --mount", from: undefined } as const;
      if (mount.from && !mount.from.stage) foreign.push({ name: mount.from.name, place: "RUN --mount", stage });
      return mount;
    });
}
