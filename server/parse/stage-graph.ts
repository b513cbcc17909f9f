import type { Instruction, Stage } from "../model/dockerfile.ts";
import type { Substituted } from "../model/substituted.ts";
import type { Pair } from "./dockerfile-variable.ts";
import { Variables } from "./variables.ts";

/** A part of the model while it is being put together. */
export type Building<T> = { -readonly [K in keyof T]: T[K] };

/** What holds inside a stage at the instruction that is read. */
export interface StageState {
  readonly stage: Building<Stage> & { instructions: Instruction[] };
  /** `ENV` and `ARG` so far, those of its parent included. */
  readonly variables: Variables;
  /** The words of the last `SHELL`. */
  shell: readonly string[] | undefined;
}

// Set by the builder, to values that depend on who builds.
const platforms = ["TARGET", "BUILD"]
  .flatMap((side) => ["PLATFORM", "OS", "OSVERSION", "ARCH", "VARIANT"].map((part) => side + part))
  .concat("TARGETSTAGE");

/** The variables of FROM before any `ARG`. */
export function platformVariables(): Variables {
  const variables = new Variables();
  for (const name of platforms) variables.set(name, { meaning: undefined });
  return variables;
}

/** The stages that are complete, and the one that is read. */
export class StageGraph {
  readonly states: StageState[] = [];
  /** By name in lower case, as the builder keeps them; the last one of a name counts. The current one is not in it yet. */
  readonly #named = new Map<string, StageState>();

  get current(): StageState | undefined {
    return this.states.at(-1);
  }

  /** Begins the stage of a `FROM`. */
  begin(instruction: Instruction, escapeChar: string): StageState {
    const previous = this.current;
    if (previous?.stage.name) this.#named.set(previous.stage.name.value.toLowerCase(), previous);
    const [base = emptyBase(instruction), as, name] = instruction.words;
    // FROM does not fold the case of what it asks for.
    const parent = base.meaning === undefined ? undefined : this.#named.get(base.meaning);
    const platform = instruction.flags.find((it) => it.name.value === "platform")?.value?.meaning;
    const state: StageState = {
      stage: {
        kind: "stage",
        index: this.states.length,
        name: as && name && as.value.toUpperCase() === "AS" ? { value: name.value, span: name.span } : undefined,
        base,
        defaultBase: base.meaning ?? base.ifUnset,
        parent: parent?.stage,
        image: undefined,
        instructions: [],
        ships: false,
        windows:
          parent?.stage.windows ??
          (platform === undefined ? escapeChar === "`" || isWindowsImage(base.meaning) : /^windows(?:\/|$)/i.test(platform)),
        span: instruction.span,
      },
      variables: new Variables(parent?.variables),
      shell: parent?.shell,
    };
    this.states.push(state);
    return state;
  }

  /** The earlier stage that `--from` names, by number or by name in any case. */
  from(name: string): Stage | undefined {
    if (!/^\d+$/.test(name)) return this.named(name);
    return Number(name) < this.states.length - 1 ? this.states[Number(name)]?.stage : undefined;
  }

  /** The earlier stage of a name, in any case. */
  named(name: string): Stage | undefined {
    return this.#named.get(name.toLowerCase())?.stage;
  }
}

/** What holds for instructions in front of the first `FROM`. Its stage is none of the file's. */
export function looseState(instruction: Instruction, escapeChar: string, globals: Variables): StageState {
  return { ...new StageGraph().begin({ ...instruction, words: [], flags: [] }, escapeChar), variables: new Variables(globals) };
}

/** Adds an instruction to its stage. */
export function continueStage({ stage }: StageState, instruction: Instruction): void {
  stage.instructions.push(instruction);
  stage.span = { start: stage.span.start, end: instruction.span.end };
}

/** Follows what `ENV` and `ARG` set. */
export function declare(name: "ARG" | "ENV", pairs: readonly Pair[], variables: Variables, globals: Variables): void {
  for (const pair of pairs) {
    const written = pair.name.value;
    if (pair.value) variables.set(written, pair.value);
    else if (name === "ARG" && globals.has(written))
      variables.set(written, { meaning: globals.get(written), ifUnset: globals.unset.get(written) });
  }
}

function emptyBase({ keyword }: Instruction): Substituted {
  return { value: "", meaning: undefined, span: { start: keyword.span.end, end: keyword.span.end } };
}

function isWindowsImage(image: string | undefined): boolean {
  // What builds for Windows is often Linux itself.
  return image !== undefined && !/cross|mingw|wine/i.test(image) && windowsImages.some((it) => it.test(image));
}

const windowsImages = [
  /(?:^|\/)(?:windows\/|windowsservercore|nanoserver|microsoft\/windows)/i,
  /[:-](?:windowsservercore|nanoserver|servercore|ltsc20\d\d)|[:-]windows(?:[:@-]|$)/i,
  /^mcr\.microsoft\.com\/(?:windows(?:[:@]|$)|dotnet\/framework\/)|^(?:microsoft\/)?(?:iis|aspnet|dotnet-framework)(?:[:@]|$)/i,
];
